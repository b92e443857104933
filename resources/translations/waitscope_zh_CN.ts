<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Command</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Starts the experiment with real processes and threads</source>
        <translation>用真实的进程和线程开始实验</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Holds all threads of the experiment; again lets them go on</source>
        <translation>让实验的所有线程停住；再按一次继续</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ends the run and all its processes</source>
        <translation>结束本次运行及其所有进程</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>打开...</translation>
    </message>
    <message>
        <source>Opens an experiment file</source>
        <translation>打开实验文件</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>插图</translation>
    </message>
    <message>
        <source>Writes a chart or a picture as SVG, PDF or PNG</source>
        <translation>把图表或图形保存为 SVG、PDF 或 PNG</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Stops a run and closes the window</source>
        <translation>停止运行并关闭窗口</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light or dark as the desktop is</source>
        <translation>随桌面的浅色或深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色配色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色配色</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>实验库</translation>
    </message>
    <message>
        <source>Shows or hides the list of experiments</source>
        <translation>显示或隐藏实验列表</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查面板</translation>
    </message>
    <message>
        <source>Shows or hides the panel at the right</source>
        <translation>显示或隐藏右侧面板</translation>
    </message>
    <message>
        <source>Wiring</source>
        <translation>连线图</translation>
    </message>
    <message>
        <source>Shows processes, threads and wires</source>
        <translation>显示进程、线程和连线</translation>
    </message>
    <message>
        <source>Who waits for whom</source>
        <translation>谁在等谁</translation>
    </message>
    <message>
        <source>Shows the wait-for graph</source>
        <translation>显示等待图</translation>
    </message>
    <message>
        <source>Find an experiment</source>
        <translation>查找实验</translation>
    </message>
    <message>
        <source>Puts the cursor into the field above the list</source>
        <translation>把光标移到列表上方的输入框</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Shows all keys</source>
        <translation>显示所有按键</translation>
    </message>
    <message>
        <source>About Waitscope</source>
        <translation>关于 Waitscope</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>版本与许可</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Mechanisms</source>
        <translation>通信机制</translation>
    </message>
    <message>
        <source>Deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>Threads, processes, coroutines</source>
        <translation>线程、进程、协程</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的实验</translation>
    </message>
</context>
<context>
    <name>Mechanism</name>
    <message>
        <source>Bounded queue</source>
        <translation>有界队列</translation>
    </message>
    <message>
        <source>A queue in the memory of one process, guarded by a mutex and two condition variables; put waits while it is full, get while it is empty.</source>
        <translation>同一进程内存中的队列，由一个互斥锁和两个条件变量保护；满时 put 等待，空时 get 等待。</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>A one-way stream of bytes through the kernel, without message borders; the writer blocks when its pages are full.</source>
        <translation>经过内核的单向字节流，没有消息边界；缓冲页写满时写者阻塞。</translation>
    </message>
    <message>
        <source>POSIX message queue</source>
        <translation>POSIX 消息队列</translation>
    </message>
    <message>
        <source>A kernel queue that keeps message borders and holds a fixed number of messages; the sender blocks when that number is reached.</source>
        <translation>保留消息边界的内核队列，容纳固定数量的消息；达到该数量时发送者阻塞。</translation>
    </message>
</context>
<context>
    <name>Parameter</name>
    <message>
        <source>the channel it receives from</source>
        <translation>从哪个通道接收</translation>
    </message>
    <message>
        <source>processor time spent on each message; none when absent</source>
        <translation>每条消息花费的处理器时间；不写则没有</translation>
    </message>
    <message>
        <source>how long it sleeps before the first message; not at all when absent</source>
        <translation>第一条消息之前睡眠多久；不写则不睡</translation>
    </message>
    <message>
        <source>messages to receive; without end when absent</source>
        <translation>要接收的消息数；不写则没有尽头</translation>
    </message>
    <message>
        <source>the threads of its process whose end it waits for, in order</source>
        <translation>依次等待其结束的本进程线程</translation>
    </message>
    <message>
        <source>the channel it asks through</source>
        <translation>提问所用的通道</translation>
    </message>
    <message>
        <source>the channel the answers come through</source>
        <translation>回答经过的通道</translation>
    </message>
    <message>
        <source>size of each message; 64 B when absent</source>
        <translation>每条消息的大小；不写则为 64 B</translation>
    </message>
    <message>
        <source>round trips; without end when absent</source>
        <translation>往返次数；不写则没有尽头</translation>
    </message>
    <message>
        <source>the channel the questions come through</source>
        <translation>提问经过的通道</translation>
    </message>
    <message>
        <source>the channel it answers through</source>
        <translation>回答所用的通道</translation>
    </message>
    <message>
        <source>the channel it sends to</source>
        <translation>发送到哪个通道</translation>
    </message>
    <message>
        <source>messages a second; as fast as the channel takes them when absent</source>
        <translation>每秒消息数；不写则以通道能接受的最快速度</translation>
    </message>
    <message>
        <source>messages to send; without end when absent</source>
        <translation>要发送的消息数；不写则没有尽头</translation>
    </message>
    <message>
        <source>how long to send; without end when absent</source>
        <translation>发送多久；不写则没有尽头</translation>
    </message>
    <message>
        <source>the locks, in the order in which it takes them</source>
        <translation>要取得的锁，按取得的顺序</translation>
    </message>
    <message>
        <source>how long it sleeps between one lock and the next; not at all when absent</source>
        <translation>取得两把锁之间睡眠多久；不写则不睡</translation>
    </message>
    <message>
        <source>how long it sleeps while it has all of them; not at all when absent</source>
        <translation>持有全部锁时睡眠多久；不写则不睡</translation>
    </message>
    <message>
        <source>how long it sleeps between two rounds; not at all when absent</source>
        <translation>两轮之间睡眠多久；不写则不睡</translation>
    </message>
    <message>
        <source>rounds; without end when absent</source>
        <translation>轮数；不写则没有尽头</translation>
    </message>
    <message>
        <source>messages the queue holds; 16 when absent</source>
        <translation>队列容纳的消息数；不写则为 16</translation>
    </message>
    <message>
        <source>bytes the kernel buffers (F_SETPIPE_SZ, rounded up to whole pages); 64 KiB when absent</source>
        <translation>内核缓冲的字节数（F_SETPIPE_SZ，向上取整到整页）；不写则为 64 KiB</translation>
    </message>
    <message>
        <source>messages the queue holds (mq_maxmsg); 10 when absent</source>
        <translation>队列容纳的消息数（mq_maxmsg）；不写则为 10</translation>
    </message>
</context>
<context>
    <name>Primitive</name>
    <message>
        <source>Mutex</source>
        <translation>互斥锁</translation>
    </message>
    <message>
        <source>One owner at a time; whoever comes second waits until the owner gives it back.</source>
        <translation>同一时刻只有一个持有者；后来者等待，直到持有者归还。</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Receives messages.</source>
        <translation>接收消息。</translation>
    </message>
    <message>
        <source>Waits for other threads to end.</source>
        <translation>等待其他线程结束。</translation>
    </message>
    <message>
        <source>Sends a message and waits for the answer, in turn.</source>
        <translation>轮流发送一条消息并等待回答。</translation>
    </message>
    <message>
        <source>Answers every message at once.</source>
        <translation>立即回答每条消息。</translation>
    </message>
    <message>
        <source>Sends messages.</source>
        <translation>发送消息。</translation>
    </message>
    <message>
        <source>Receives messages and passes them on.</source>
        <translation>接收消息并转发。</translation>
    </message>
    <message>
        <source>Takes locks in order, holds them, gives them back.</source>
        <translation>依次取得锁，持有，再归还。</translation>
    </message>
</context>
<context>
    <name>ws::BlockingChart</name>
    <message>
        <source>Blocked, all threads</source>
        <translation>阻塞，所有线程</translation>
    </message>
    <message>
        <source>Blocked, {thread}</source>
        <translation>阻塞，{thread}</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>ws::Chart</name>
    <message>
        <source>Nothing measured yet.</source>
        <translation>尚无测量结果。</translation>
    </message>
    <message>
        <source>Drawn here while it runs.</source>
        <translation>运行时在此绘制。</translation>
    </message>
</context>
<context>
    <name>ws::ChartPanel</name>
    <message>
        <source>A click on the title line shows the next view: another unit, another thread.</source>
        <translation>点击标题行可切换到下一种视图：换单位或换线程。</translation>
    </message>
</context>
<context>
    <name>ws::DeadlockBanner</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Copies the report as text and shows it</source>
        <translation>把报告复制为文本并显示</translation>
    </message>
    <message>
        <source>Shows the four conditions and what would have broken them</source>
        <translation>显示四个必要条件以及怎样可以打破它们</translation>
    </message>
</context>
<context>
    <name>ws::DeadlockWords</name>
    <message>
        <source>, </source>
        <comment>between names of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>{thread} waits for room in {object}, from which nobody is left to take</source>
        <translation>{thread} 等待 {object} 腾出空位，但已没有线程会从中取走</translation>
    </message>
    <message>
        <source>{thread} waits for room in {object}, which only {by} could make</source>
        <translation>{thread} 等待 {object} 腾出空位，只有 {by} 能做到</translation>
    </message>
    <message>
        <source>who waits for room in {object}, which only {by} could make</source>
        <translation>{thread} 又等待 {object} 腾出空位，只有 {by} 能做到</translation>
    </message>
    <message>
        <source>{thread} waits for a message in {object}, into which nobody is left to put one</source>
        <translation>{thread} 等待 {object} 中的消息，但已没有线程会放入</translation>
    </message>
    <message>
        <source>{thread} waits for a message in {object}, which only {by} could send</source>
        <translation>{thread} 等待 {object} 中的消息，只有 {by} 能发送</translation>
    </message>
    <message>
        <source>who waits for a message in {object}, which only {by} could send</source>
        <translation>{thread} 又等待 {object} 中的消息，只有 {by} 能发送</translation>
    </message>
    <message>
        <source>{thread} waits for the end of {object}</source>
        <translation>{thread} 等待 {object} 结束</translation>
    </message>
    <message>
        <source>who waits for the end of {object}</source>
        <translation>{thread} 又等待 {object} 结束</translation>
    </message>
    <message>
        <source>{thread} waits for {object}, whose owner is gone</source>
        <translation>{thread} 等待 {object}，而它的持有者已不在</translation>
    </message>
    <message>
        <source>{thread} waits for {object} held by {by}</source>
        <translation>{thread} 等待 {by} 持有的 {object}</translation>
    </message>
    <message>
        <source>who waits for {object} held by {by}</source>
        <translation>{thread} 又等待 {by} 持有的 {object}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between clauses that go on with 'who'</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between clauses</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>{clauses}, since {time}</source>
        <translation>{clauses}，自 {time} 起</translation>
    </message>
    <message>
        <source>Certainty: cycle. Each owner is known exactly.</source>
        <translation>确定程度：环。每个持有者都确切已知。</translation>
    </message>
    <message>
        <source>Certainty: knot. Everybody who could help is stuck too.</source>
        <translation>确定程度：结。所有能帮忙的线程也都卡住。</translation>
    </message>
    <message>
        <source>Certainty: orphan. Nobody is left who could help.</source>
        <translation>确定程度：孤儿。已没有线程能帮忙。</translation>
    </message>
    <message>
        <source>Mutual exclusion</source>
        <translation>互斥</translation>
    </message>
    <message>
        <source>Hold and wait</source>
        <translation>持有并等待</translation>
    </message>
    <message>
        <source>No preemption</source>
        <translation>不可剥夺</translation>
    </message>
    <message>
        <source>Circular wait</source>
        <translation>循环等待</translation>
    </message>
    <message>
        <source>no mutual exclusion</source>
        <translation>没有互斥</translation>
    </message>
    <message>
        <source>no hold and wait</source>
        <translation>没有持有并等待</translation>
    </message>
    <message>
        <source>preemption</source>
        <translation>可剥夺</translation>
    </message>
    <message>
        <source>no circular wait</source>
        <translation>没有循环等待</translation>
    </message>
    <message>
        <source>not in this run</source>
        <translation>本次运行中不成立</translation>
    </message>
    <message>
        <source>one at a time: {objects}</source>
        <translation>同时只能一个：{objects}</translation>
    </message>
    <message>
        <source>{threads} hold something and want more</source>
        <translation>{threads} 已持有又想要更多</translation>
    </message>
    <message>
        <source>no wait has a time-out, nothing is taken away</source>
        <translation>等待没有超时，持有的不会被拿走</translation>
    </message>
    <message>
        <source>{thread} takes {object} before {other}</source>
        <translation>{thread} 先取 {object} 再取 {other}</translation>
    </message>
    <message>
        <source>{object} holds more</source>
        <translation>{object} 容量更大</translation>
    </message>
    <message>
        <source>{thread} gives up waiting for {object} and gives back</source>
        <translation>{thread} 放弃等待 {object} 并归还已持有的</translation>
    </message>
    <message>
        <source>Somebody else puts into {object}</source>
        <translation>另有线程向 {object} 放入</translation>
    </message>
    <message>
        <source>Somebody else takes from {object}</source>
        <translation>另有线程从 {object} 取出</translation>
    </message>
    <message>
        <source>{thread} does not wait for the end of {object}</source>
        <translation>{thread} 不等待 {object} 结束</translation>
    </message>
    <message>
        <source>It stopped at {time}.</source>
        <translation>它停在 {time}。</translation>
    </message>
    <message>
        <source>Both had stopped at {time},
within {spread} of each other.</source>
        <translation>两者在 {time} 都已停住，
相差不超过 {spread}。</translation>
    </message>
    <message>
        <source>All {count} had stopped at {time},
within {spread} of each other.</source>
        <translation>{count} 个在 {time} 全部停住，
相差不超过 {spread}。</translation>
    </message>
    <message>
        <source>{wait}, since {time}.</source>
        <translation>{wait}，自 {time} 起。</translation>
    </message>
    <message>
        <source>{wait}, since {time}; holds {objects}.</source>
        <translation>{wait}，自 {time} 起；持有 {objects}。</translation>
    </message>
    <message>
        <source>.</source>
        <comment>full stop</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>The four necessary conditions</source>
        <translation>四个必要条件</translation>
    </message>
    <message>
        <source>What would have broken it</source>
        <translation>怎样可以打破它</translation>
    </message>
    <message>
        <source>Deadlock, proven {delay} after the last thread stopped.</source>
        <translation>死锁，在最后一个线程停住 {delay} 后得到证明。</translation>
    </message>
    <message>
        <source>Stuck behind them: {threads}.</source>
        <translation>卡在它们后面：{threads}。</translation>
    </message>
</context>
<context>
    <name>ws::DepthChart</name>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>messages in flight</source>
        <translation>在途消息</translation>
    </message>
</context>
<context>
    <name>ws::Dialogs</name>
    <message>
        <source>One thing is wrong with it:</source>
        <translation>其中有一处错误：</translation>
    </message>
    <message>
        <source>{count} things are wrong with it:</source>
        <translation>其中有 {count} 处错误：</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>From wire to wire</source>
        <translation>从连线到连线</translation>
    </message>
    <message>
        <source>Tab, arrows; Esc lets go</source>
        <translation>Tab、方向键；Esc 取消选择</translation>
    </message>
    <message>
        <source>Lanes: shorter, longer time</source>
        <translation>时间线：更短、更长</translation>
    </message>
    <message>
        <source>Next view of a chart</source>
        <translation>图表的下一种视图</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>About Waitscope</source>
        <translation>关于 Waitscope</translation>
    </message>
    <message>
        <source>Waitscope {version}

An inspector for waiting: it runs real processes and threads and measures who waits for whom, for how long, and proves it when nobody can go on.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Waitscope {version}

等待的检查器：它运行真实的进程和线程，测量谁在等谁、等多久，并在谁也无法继续时给出证明。

自由软件，依据 GNU 通用公共许可证第 3 版或更高版本。</translation>
    </message>
    <message>
        <source>Export a figure</source>
        <translation>导出插图</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>插图</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>The figure could not be written</source>
        <translation>无法写入插图</translation>
    </message>
</context>
<context>
    <name>ws::Figure</name>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Blocked share</source>
        <translation>阻塞比例</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Wiring</source>
        <translation>连线图</translation>
    </message>
    <message>
        <source>Who waits for whom</source>
        <translation>谁在等谁</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>ws::LanesPicture</name>
    <message>
        <source>around the deadlock</source>
        <translation>死锁前后</translation>
    </message>
    <message>
        <source>the whole run</source>
        <translation>整次运行</translation>
    </message>
    <message>
        <source>the last {time}</source>
        <translation>最近 {time}</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>runnable</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>not started, asleep, ended</source>
        <translation>未开始、睡眠、已结束</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>What each thread does from moment to moment is drawn here when it runs.</source>
        <translation>运行时，这里画出每个线程每一刻在做什么。</translation>
    </message>
    <message>
        <source>Recording is off: waits are counted but not timed one by one, so there are no lanes.</source>
        <translation>记录已关闭：等待只计数、不逐一计时，因此没有时间线。</translation>
    </message>
    <message>
        <source>{channel} depth, to {most}</source>
        <translation>{channel} 深度，至 {most}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
</context>
<context>
    <name>ws::LanesView</name>
    <message>
        <source>Lanes</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Wheel, + and - change the stretch of time; a click on its length shows the next one.</source>
        <translation>滚轮、+ 和 - 改变时间长度；点击长度切换到下一档。</translation>
    </message>
</context>
<context>
    <name>ws::LatencyChart</name>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Latency, {channel}</source>
        <translation>延迟，{channel}</translation>
    </message>
</context>
<context>
    <name>ws::LibraryPanel</name>
    <message>
        <source>Find an experiment</source>
        <translation>查找实验</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
</context>
<context>
    <name>ws::MainWindow</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The experiment could not be opened</source>
        <translation>无法打开实验</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Experiments (*.toml)</source>
        <translation>实验文件 (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ws::OverviewPage</name>
    <message>
        <source>Click a wire to see its figures and to choose another mechanism.</source>
        <translation>点击一条连线，可查看它的数据并换用另一种机制。</translation>
    </message>
    <message>
        <source>Tests what the notes claim: {claims}</source>
        <translation>检验讲义中的论断：{claims}</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Messages received</source>
        <translation>已接收消息</translation>
    </message>
    <message>
        <source>Bytes received</source>
        <translation>已接收字节</translation>
    </message>
    <message>
        <source>Lost, reordered or torn</source>
        <translation>丢失、乱序或损坏</translation>
    </message>
    <message>
        <source>Locks taken</source>
        <translation>取得锁的次数</translation>
    </message>
    <message>
        <source>Blocked, mean of all threads</source>
        <translation>阻塞比例，所有线程平均</translation>
    </message>
    <message>
        <source>Voluntary switches</source>
        <translation>自愿切换次数</translation>
    </message>
</context>
<context>
    <name>ws::ReportPage</name>
    <message>
        <source>Why is it a deadlock?</source>
        <translation>为什么是死锁？</translation>
    </message>
    <message>
        <source>What would have broken it</source>
        <translation>怎样可以打破它</translation>
    </message>
    <message>
        <source>Who waits, and since when</source>
        <translation>谁在等待，从何时起</translation>
    </message>
</context>
<context>
    <name>ws::StatusLine</name>
    <message>
        <source>This machine: {count} cores</source>
        <translation>本机：{count} 个核</translation>
    </message>
    <message>
        <source>{count} events, {lost} dropped</source>
        <translation>{count} 个事件，丢弃 {lost} 个</translation>
    </message>
    <message>
        <source>{count} events, none dropped</source>
        <translation>{count} 个事件，无丢弃</translation>
    </message>
    <message>
        <source>recording {level}</source>
        <translation>记录：{level}</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>已暂停。</translation>
    </message>
</context>
<context>
    <name>ws::ThroughputChart</name>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>msg/s</source>
        <translation>条/秒</translation>
    </message>
    <message>
        <source>k msg/s</source>
        <translation>千条/秒</translation>
    </message>
    <message>
        <source>M msg/s</source>
        <translation>百万条/秒</translation>
    </message>
    <message>
        <source>G msg/s</source>
        <translation>十亿条/秒</translation>
    </message>
</context>
<context>
    <name>ws::TopBar</name>
    <message>
        <source>edited</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>放置</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Where threads may run. Figures of different placement are not to be compared.</source>
        <translation>线程可以在哪里运行。不同放置方式的数据不可互相比较。</translation>
    </message>
    <message>
        <source>Light: only waits are stamped. Full: every operation. Off: counters alone.</source>
        <translation>轻量：只记录等待。完整：记录每个操作。关闭：只有计数。</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>ws::WaitGraphPicture</name>
    <message>
        <source>Who waits for whom</source>
        <translation>谁在等谁</translation>
    </message>
    <message>
        <source>Nobody waits for a lock. Waits that last are drawn here as soon as there are some.</source>
        <translation>没有线程在等锁。一旦有持续的等待，就画在这里。</translation>
    </message>
    <message>
        <source>Nothing runs yet. Who waits for whom is drawn here.</source>
        <translation>尚未运行。谁在等谁会画在这里。</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>is held by</source>
        <translation>被持有于</translation>
    </message>
    <message>
        <source>could be ended by</source>
        <translation>可由其结束</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>通道</translation>
    </message>
</context>
<context>
    <name>ws::WaitGraphView</name>
    <message>
        <source>Who waits for whom</source>
        <translation>谁在等谁</translation>
    </message>
</context>
<context>
    <name>ws::WirePage</name>
    <message>
        <source>Mechanism</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>Run with it</source>
        <translation>用它运行</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Wire {name}</source>
        <translation>连线 {name}</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>{count} messages</source>
        <translation>{count} 条消息</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} 字节</translation>
    </message>
    <message>
        <source>Message size</source>
        <translation>消息大小</translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation>整次运行</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>{rate} msg/s</source>
        <translation>{rate} 条/秒</translation>
    </message>
    <message>
        <source>{rate}/s</source>
        <translation>{rate}/秒</translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation>延迟 p50</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>延迟 p99</translation>
    </message>
    <message>
        <source>Latency p99.9</source>
        <translation>延迟 p99.9</translation>
    </message>
    <message>
        <source>Latency max</source>
        <translation>延迟最大值</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Lost, reordered, torn</source>
        <translation>丢失、乱序、损坏</translation>
    </message>
    <message>
        <source>Where the time of {threads} goes</source>
        <translation>{threads} 的时间去向</translation>
    </message>
    <message>
        <source>waits for room in this wire</source>
        <translation>等待此连线腾出空位</translation>
    </message>
    <message>
        <source>waits for a message here</source>
        <translation>在此等待消息</translation>
    </message>
    <message>
        <source>waits elsewhere</source>
        <translation>在别处等待</translation>
    </message>
    <message>
        <source>waits for a core</source>
        <translation>等待处理器核</translation>
    </message>
    <message>
        <source>own work</source>
        <translation>自身工作</translation>
    </message>
</context>
<context>
    <name>ws::WiringPicture</name>
    <message>
        <source>Wiring</source>
        <translation>连线图</translation>
    </message>
    <message>
        <source>No threads, no wires.</source>
        <translation>没有线程，也没有连线。</translation>
    </message>
    <message>
        <source>signal {number}</source>
        <translation>信号 {number}</translation>
    </message>
    <message>
        <source>pid {number}</source>
        <translation>pid {number}</translation>
    </message>
    <message>
        <source>core {number}</source>
        <translation>核 {number}</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>{share} blocked</source>
        <translation>{share} 阻塞</translation>
    </message>
    <message>
        <source>{rate}/s</source>
        <translation>{rate}/秒</translation>
    </message>
    <message>
        <source>full</source>
        <translation>满</translation>
    </message>
    <message>
        <source>{count} of {room}</source>
        <translation>{count} / {room}</translation>
    </message>
    <message>
        <source>{count} in it</source>
        <translation>内有 {count} 条</translation>
    </message>
    <message>
        <source>taken {count} times</source>
        <translation>取得 {count} 次</translation>
    </message>
    <message>
        <source>Bottleneck: {thread} (waits for nobody {share} of the time). Its neighbours wait for it.</source>
        <translation>瓶颈：{thread}（{share} 的时间不等待任何人）。它的前后都在等它。</translation>
    </message>
    <message>
        <source>Bottleneck: {thread} (waits for nobody {share} of the time). Everyone before it waits for it.</source>
        <translation>瓶颈：{thread}（{share} 的时间不等待任何人）。它之前的都在等它。</translation>
    </message>
    <message>
        <source>Bottleneck: {thread} (waits for nobody {share} of the time). Everyone behind it waits for it.</source>
        <translation>瓶颈：{thread}（{share} 的时间不等待任何人）。它之后的都在等它。</translation>
    </message>
    <message>
        <source>Nobody waits for a lock.</source>
        <translation>没有线程在等锁。</translation>
    </message>
</context>
<context>
    <name>ws::WiringView</name>
    <message>
        <source>Wiring</source>
        <translation>连线图</translation>
    </message>
</context>
<context>
    <name>ws::Words</name>
    <message>
        <source>en</source>
        <comment>code of the language of this translation: en or zh_CN</comment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>same core</source>
        <translation>同一核</translation>
    </message>
    <message>
        <source>across cores</source>
        <translation>跨核</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>light</source>
        <translation>轻量</translation>
    </message>
    <message>
        <source>full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Completed: the time was over or all threads had ended.</source>
        <translation>已完成：时间到，或所有线程已结束。</translation>
    </message>
    <message>
        <source>Ended by a deadlock.</source>
        <translation>因死锁结束。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>{process} failed: {message}</source>
        <translation>{process} 失败：{message}</translation>
    </message>
    <message>
        <source>{process} was ended by signal {signal} ({name}).</source>
        <translation>{process} 被信号 {signal}（{name}）终止。</translation>
    </message>
    <message>
        <source>{process} ended with exit code {code}.</source>
        <translation>{process} 以退出码 {code} 结束。</translation>
    </message>
    <message>
        <source>The run failed.</source>
        <translation>运行失败。</translation>
    </message>
    <message>
        <source>The system refused to {action}: {reason}.</source>
        <translation>系统拒绝了 {action}：{reason}。</translation>
    </message>
    <message>
        <source>Not accepted: {action}.</source>
        <translation>不被接受：{action}。</translation>
    </message>
    <message>
        <source>A limit is reached: {action}.</source>
        <translation>达到上限：{action}。</translation>
    </message>
    <message>
        <source>It took too long to {action}.</source>
        <translation>耗时过长：{action}。</translation>
    </message>
    <message>
        <source>Too big: {action}.</source>
        <translation>太大：{action}。</translation>
    </message>
    <message>
        <source>The other side was gone: {action}.</source>
        <translation>对方已不在：{action}。</translation>
    </message>
    <message>
        <source>Cancelled: {action}.</source>
        <translation>已取消：{action}。</translation>
    </message>
    <message>
        <source>Not possible here: {action}.</source>
        <translation>此处无法做到：{action}。</translation>
    </message>
</context>
</TS>
