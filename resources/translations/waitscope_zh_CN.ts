<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Cli</name>
    <message>
        <source>process {what} of session {session}</source>
        <translation>会话 {session} 的进程 {what}</translation>
    </message>
    <message>
        <source>shared memory {what} of session {session}</source>
        <translation>会话 {session} 的共享内存 {what}</translation>
    </message>
    <message>
        <source>message queue {what} of session {session}</source>
        <translation>会话 {session} 的消息队列 {what}</translation>
    </message>
    <message>
        <source>temporary file {what} of session {session}</source>
        <translation>会话 {session} 的临时文件 {what}</translation>
    </message>
    <message>
        <source>Would remove {what}</source>
        <translation>将会移除{what}</translation>
    </message>
    <message>
        <source>Removed {what}</source>
        <translation>已移除{what}</translation>
    </message>
    <message>
        <source>could not remove {what}: {error}</source>
        <translation>无法移除{what}：{error}</translation>
    </message>
    <message>
        <source>Nothing left behind.</source>
        <translation>没有任何遗留。</translation>
    </message>
    <message>
        <source>Message queues could not be looked at: /dev/mqueue is not mounted (mount -t mqueue none /dev/mqueue).</source>
        <translation>无法查看消息队列：/dev/mqueue 未挂载（mount -t mqueue none /dev/mqueue）。</translation>
    </message>
    <message>
        <source>the result could not be written to the standard output.</source>
        <translation>结果无法写到标准输出。</translation>
    </message>
    <message>
        <source>&apos;{word}&apos; is no number of seconds from 0.001 to 86400</source>
        <translation>&apos;{word}&apos; 不是 0.001 到 86400 之间的秒数</translation>
    </message>
    <message>
        <source>An experiment file, or the name of a built-in experiment</source>
        <translation>实验文件，或内置实验的名称</translation>
    </message>
    <message>
        <source>Where threads may run: free, same (all on one core), cross (in turn over the cores); else as the experiment says</source>
        <translation>线程可在何处运行：free（自由）、same（都在一个核上）、cross（轮流分到各核）；不给出则按实验所定</translation>
    </message>
    <message>
        <source>What a thread does that finds nothing: block (sleep at once), spin (try again and again), spin 20us (so long, then sleep); else as the experiment says</source>
        <translation>线程一无所获时做什么：block（立刻睡眠）、spin（不断重试）、spin 20us（先重试这么久，再睡眠）；不给出则按实验所定</translation>
    </message>
    <message>
        <source>What is recorded: light (waits), full (every operation), off (counters only; deadlocks are not seen); else as the experiment says</source>
        <translation>记录什么：light（等待）、full（每个操作）、off（只有计数器，看不到死锁）；不给出则按实验所定</translation>
    </message>
    <message>
        <source>Show the built-in experiments</source>
        <translation>列出内置实验</translation>
    </message>
    <message>
        <source>One JSON array on stdout</source>
        <translation>在标准输出上给出一个 JSON 数组</translation>
    </message>
    <message>
        <source>Example: {command}</source>
        <translation>例如：{command}</translation>
    </message>
    <message>
        <source>Run an experiment and report what waited, how long, and why</source>
        <translation>运行实验，并报告谁在等待、等了多久、为什么</translation>
    </message>
    <message>
        <source>Time limit of the run; else as the experiment says</source>
        <translation>运行的时限；不给出则按实验所定</translation>
    </message>
    <message>
        <source>One JSON object on stdout</source>
        <translation>在标准输出上给出一个 JSON 对象</translation>
    </message>
    <message>
        <source>Show what scripts have logged, behind the report</source>
        <translation>在报告之后显示脚本的日志</translation>
    </message>
    <message>
        <source>Record the whole run into this file (.wscope), for &apos;report&apos;, &apos;export&apos; and the window</source>
        <translation>把整个运行记录到此文件（.wscope），供 &apos;report&apos;、&apos;export&apos; 和窗口使用</translation>
    </message>
    <message>
        <source>Ctrl-C stops the run and reports what was measured until then; a second one ends at once.</source>
        <translation>Ctrl-C 停止运行并报告到那时为止的测量结果；再按一次立刻结束。</translation>
    </message>
    <message>
        <source>Run an experiment, or read a recording, and draw charts and pictures of it; no display needed</source>
        <translation>运行实验或读取记录，并绘制其图表和图；不需要显示器</translation>
    </message>
    <message>
        <source>An experiment file, the name of a built-in experiment, a recording (.wscope), or a sweep (sweep.json)</source>
        <translation>实验文件、内置实验的名称、记录（.wscope），或对比测量（sweep.json）</translation>
    </message>
    <message>
        <source>File to write; its ending (.svg, .pdf, .png) chooses the format</source>
        <translation>要写的文件；扩展名（.svg、.pdf、.png）决定格式</translation>
    </message>
    <message>
        <source>Name the charts and stop</source>
        <translation>列出各张图的名称后结束</translation>
    </message>
    <message>
        <source>The exit code is 0 when the figure was written, also of a run that ended in a deadlock.</source>
        <translation>图写成时退出码为 0，即使运行以死锁告终。</translation>
    </message>
    <message>
        <source>Measure what recording costs: levels off, light and full in three rounds</source>
        <translation>测量记录的开销：off、light、full 三级，各三轮</translation>
    </message>
    <message>
        <source>Time limit of each of the nine runs (1)</source>
        <translation>九次运行中每次的时限（1）</translation>
    </message>
    <message>
        <source>Remove what dead sessions left behind: workers, shared memory, message queues, temporary files</source>
        <translation>移除已结束的会话留下的东西：工作进程、共享内存、消息队列、临时文件</translation>
    </message>
    <message>
        <source>Say what would be removed, and remove nothing</source>
        <translation>只说明会移除什么，什么也不移除</translation>
    </message>
    <message>
        <source>Living sessions and other users&apos; things are never touched.</source>
        <translation>绝不触碰仍在运行的会话和其他用户的东西。</translation>
    </message>
    <message>
        <source>Describe the mechanisms: what each carries, who waits when, its limits on this machine</source>
        <translation>介绍各种机制：传递什么、谁在何时等待、在这台机器上的限制</translation>
    </message>
    <message>
        <source>Only this one, in full; else all in short</source>
        <translation>只详细介绍这一个；不给出则简要介绍全部</translation>
    </message>
    <message>
        <source>One JSON array on stdout; of one mechanism, one object</source>
        <translation>在标准输出上给出一个 JSON 数组；只问一个机制时给出一个对象</translation>
    </message>
    <message>
        <source>Describe the primitives that threads share: locks, semaphores, events, barriers ...</source>
        <translation>介绍线程共用的原语：锁、信号量、事件、屏障等</translation>
    </message>
    <message>
        <source>Show what the machine&apos;s own parts cost: wake-ups, copies, calls</source>
        <translation>显示机器自身的开销：唤醒、复制、调用</translation>
    </message>
    <message>
        <source>Measure mechanisms side by side: throughput and latency by size and placement</source>
        <translation>并排测量各种机制：按大小和放置的吞吐量与延迟</translation>
    </message>
    <message>
        <source>Report on a recorded run, as &apos;run&apos; does at its end</source>
        <translation>报告一次已记录的运行，与 &apos;run&apos; 结束时相同</translation>
    </message>
    <message>
        <source>Write a recorded run in a format that other programs read</source>
        <translation>把已记录的运行写成其他程序能读的格式</translation>
    </message>
    <message>
        <source>there is no subcommand &apos;{word}&apos;.</source>
        <translation>没有子命令 &apos;{word}&apos;。</translation>
    </message>
    <message>
        <source>&apos;{command}&apos; shows all of them.</source>
        <translation>&apos;{command}&apos; 可列出全部。</translation>
    </message>
    <message>
        <source>Waitscope shows waiting: it runs real processes and threads and reports how fast data moves,
who is blocked, for how long, on what, and proves deadlocks.</source>
        <translation>Waitscope 展示等待：它运行真实的进程和线程，报告数据流动有多快，
谁被阻塞、阻塞了多久、在等什么，并证明死锁。</translation>
    </message>
    <message>
        <source>Draw all figures of a list; each run is made once</source>
        <translation>绘制清单中的所有图；每种运行只进行一次</translation>
    </message>
    <message>
        <source>Without a subcommand the window opens.</source>
        <translation>不给子命令则打开窗口。</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 a check found changes, 2 bad usage or file, 3 deadlock found, 4 a worker failed, 5 a limit of the system.</source>
        <translation>退出码：0 完成，1 检查发现有变化，2 用法或文件有误，3 发现死锁，4 工作进程失败，5 触及系统限制。</translation>
    </message>
    <message>
        <source>&apos;{command}&apos; shows how it is used.</source>
        <translation>&apos;{command}&apos; 说明其用法。</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>消息/秒</translation>
    </message>
    <message>
        <source>lock acquisitions/s</source>
        <translation>取锁次数/秒</translation>
    </message>
    <message>
        <source>level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>most</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>ratio to off</source>
        <translation>与 off 之比</translation>
    </message>
    <message>
        <source>What recording costs {experiment}: medians of {rounds} rounds, placement {placement}, wait {wait}.</source>
        <translation>记录给 {experiment} 带来的开销：{rounds} 轮的中位数，放置：{placement}，等待方式：{wait}。</translation>
    </message>
    <message>
        <source>cost needs an experiment that runs; this one ends in a deadlock.</source>
        <translation>cost 需要能正常运行的实验；此实验以死锁告终。</translation>
    </message>
    <message>
        <source>round {round} of {rounds}, level {level}</source>
        <translation>第 {round} 轮，共 {rounds} 轮，级别：{level}</translation>
    </message>
    <message>
        <source>stopped before all rounds were done; no figures.</source>
        <translation>各轮完成之前已停止；没有数据。</translation>
    </message>
    <message>
        <source>{label}: nothing was received and no lock was taken, so there is nothing to compare. Give it more time with --seconds.</source>
        <translation>{label}：没有收到消息，也没有取过锁，因此无从比较。请用 --seconds 给它更多时间。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source>space in {object}</source>
        <translation>{object} 中的空位</translation>
    </message>
    <message>
        <source>a message in {object}</source>
        <translation>{object} 中的消息</translation>
    </message>
    <message>
        <source>the end of {object}</source>
        <translation>{object} 结束</translation>
    </message>
    <message>
        <source>a shared hold of {object}</source>
        <translation>{object} 的共享持有</translation>
    </message>
    <message>
        <source>the exclusive hold of {object}</source>
        <translation>{object} 的独占持有</translation>
    </message>
    <message>
        <source>a notification in {object}</source>
        <translation>{object} 中的通知</translation>
    </message>
    <message>
        <source>{object} to be set</source>
        <translation>{object} 被置位</translation>
    </message>
    <message>
        <source>units of {object}</source>
        <translation>{object} 的单位</translation>
    </message>
    <message>
        <source>the others at {object}</source>
        <translation>{object} 处的其他线程</translation>
    </message>
    <message>
        <source>{object} to be counted down</source>
        <translation>{object} 倒数完毕</translation>
    </message>
    <message>
        <source>the start of {object}</source>
        <translation>{object} 开始</translation>
    </message>
    <message>
        <source>any of {objects}</source>
        <translation>{objects} 中的任意一个</translation>
    </message>
    <message>
        <source>{thread} waits for {what}, which nobody is left to bring about</source>
        <translation>{thread} 等待 {what}，而已没有谁能使之发生</translation>
    </message>
    <message>
        <source>{thread} waits for {what}</source>
        <translation>{thread} 等待 {what}</translation>
    </message>
    <message>
        <source>{thread} waits for {by} ({what})</source>
        <translation>{thread} 等待 {by}（{what}）</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>reader-writer lock</source>
        <translation>读写锁</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>管程</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>semaphore</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>semaphore set</source>
        <translation>信号量集</translation>
    </message>
    <message>
        <source>barrier</source>
        <translation>屏障</translation>
    </message>
    <message>
        <source>latch</source>
        <translation>门闩</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>共享单元</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>外部</translation>
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
        <source>{threads} wait without letting go</source>
        <translation>{threads} 等待时不放手</translation>
    </message>
    <message>
        <source>while they wait, {threads} give nothing at {objects}, and only they could</source>
        <translation>等待期间，{threads} 在 {objects} 处什么也不给，而只有它们能给</translation>
    </message>
    <message>
        <source>while they wait, {threads} keep {objects}</source>
        <translation>等待期间，{threads} 一直持有 {objects}</translation>
    </message>
    <message>
        <source>whoever waits cannot make it: what comes at {objects} is given by others</source>
        <translation>等待者自己做不到：{objects} 处的东西由别人给出</translation>
    </message>
    <message>
        <source>only one thread at a time has {objects}</source>
        <translation>同一时刻只有一个线程拥有 {objects}</translation>
    </message>
    <message>
        <source>no wait has a deadline</source>
        <translation>没有任何等待设有期限</translation>
    </message>
    <message>
        <source>nobody can take away {objects}, and no wait has a deadline</source>
        <translation>谁也无法夺走 {objects}，也没有任何等待设有期限</translation>
    </message>
    <message>
        <source>then somebody is left who can help</source>
        <translation>这样就还有能帮忙的</translation>
    </message>
    <message>
        <source>then nothing is exclusive</source>
        <translation>这样就没有独占</translation>
    </message>
    <message>
        <source>then nothing is held while waiting</source>
        <translation>这样等待时就什么也不持有</translation>
    </message>
    <message>
        <source>then the wait ends by itself</source>
        <translation>这样等待会自行结束</translation>
    </message>
    <message>
        <source>then the circle is broken</source>
        <translation>这样环就断开了</translation>
    </message>
    <message>
        <source>channel {name}</source>
        <translation>通道 {name}</translation>
    </message>
    <message>
        <source>thread {name}</source>
        <translation>线程 {name}</translation>
    </message>
    <message>
        <source>{family} {name}</source>
        <translation>{family} {name}</translation>
    </message>
    <message>
        <source>lock {name}</source>
        <translation>锁 {name}</translation>
    </message>
    <message>
        <source>at line {line} of script {script}</source>
        <translation>位于脚本 {script} 第 {line} 行</translation>
    </message>
    <message>
        <source>{waits}; all of them stuck since {time} after the start.</source>
        <translation>{waits}；自开始后 {time} 起全部卡住。</translation>
    </message>
    <message>
        <source>{waits}; stuck since {time} after the start.</source>
        <translation>{waits}；自开始后 {time} 起卡住。</translation>
    </message>
    <message>
        <source>each waits for the exact owner of what it needs</source>
        <translation>每个线程都在等待其所需之物的确切持有者</translation>
    </message>
    <message>
        <source>everybody who could end one of these waits is waiting too</source>
        <translation>能结束其中任一等待的也都在等待</translation>
    </message>
    <message>
        <source>nobody is left who could end the wait</source>
        <translation>已没有谁能结束这个等待</translation>
    </message>
    <message>
        <source>{what} {line}</source>
        <translation>{what}（{line}）</translation>
    </message>
    <message>
        <source>{thread}: waits for {what} since {time}</source>
        <translation>{thread}：自 {time} 起等待 {what}</translation>
    </message>
    <message>
        <source>{thread}: waits for {what} since {time}, holds {objects}</source>
        <translation>{thread}：自 {time} 起等待 {what}，持有 {objects}</translation>
    </message>
    <message>
        <source>notified 1 time while nobody waited, last by {last}; nobody is left to notify again</source>
        <translation>无人等待时被通知过 1 次，由 {last} 发出；已没有谁能再次通知</translation>
    </message>
    <message>
        <source>notified {count} times while nobody waited, last by {last}; nobody is left to notify again</source>
        <translation>无人等待时被通知过 {count} 次，最后一次由 {last} 发出；已没有谁能再次通知</translation>
    </message>
    <message>
        <source>all who could end this wait have ended</source>
        <translation>能结束这个等待的都已结束</translation>
    </message>
    <message>
        <source>{by} has not ended</source>
        <translation>{by} 尚未结束</translation>
    </message>
    <message>
        <source>{object} is held by {by}</source>
        <translation>{object} 由 {by} 持有</translation>
    </message>
    <message>
        <source>of all who could end this wait only {by} are left, and they are stuck</source>
        <translation>能结束这个等待的只剩下 {by}，而它们也卡住了</translation>
    </message>
    <message>
        <source>of all who could end this wait only {by} is left, and it is stuck</source>
        <translation>能结束这个等待的只剩下 {by}，而它也卡住了</translation>
    </message>
    <message>
        <source>{condition}: yes</source>
        <translation>{condition}：是</translation>
    </message>
    <message>
        <source>{condition}: no</source>
        <translation>{condition}：否</translation>
    </message>
    <message>
        <source>{verdict}; {evidence}</source>
        <translation>{verdict}；{evidence}</translation>
    </message>
    <message>
        <source>{thread} takes {object} before {other}</source>
        <translation>{thread} 先取 {object} 再取 {other}</translation>
    </message>
    <message>
        <source>{object} holds more messages</source>
        <translation>{object} 能容纳更多消息</translation>
    </message>
    <message>
        <source>{thread} gives up waiting for {object} after a while and gives back what it holds</source>
        <translation>{thread} 等待 {object} 一段时间后放弃，并归还所持之物</translation>
    </message>
    <message>
        <source>somebody who is not stuck sends into {object}</source>
        <translation>由没有卡住的线程向 {object} 发送</translation>
    </message>
    <message>
        <source>somebody who is not stuck receives from {object}</source>
        <translation>由没有卡住的线程从 {object} 接收</translation>
    </message>
    <message>
        <source>{thread} does not wait for the end of {object} while that one needs it</source>
        <translation>{object} 还需要 {thread} 时，{thread} 不等待它结束</translation>
    </message>
    <message>
        <source>{thread} gives back {other} before it waits for {object}</source>
        <translation>{thread} 在等待 {object} 之前先交还 {other}</translation>
    </message>
    <message>
        <source>{thread} gives back {object} before it takes it again, or more of it</source>
        <translation>{thread} 再次取得或多取 {object} 之前先归还它</translation>
    </message>
    <message>
        <source>somebody who is not stuck gives what is waited for at {object}</source>
        <translation>由没有卡住的线程给出 {object} 处所等之物</translation>
    </message>
    <message>
        <source>{change}; {result}</source>
        <translation>{change}；{result}</translation>
    </message>
    <message>
        <source>{option}: {problem}.</source>
        <translation>{option}：{problem}。</translation>
    </message>
    <message>
        <source>--from must come before --to.</source>
        <translation>--from 必须早于 --to。</translation>
    </message>
    <message>
        <source>stopped; no file was written.</source>
        <translation>已停止；没有写文件。</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; does not exist.</source>
        <translation>文件夹 &apos;{folder}&apos; 不存在。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; was measured already: it has no --{option}.</source>
        <translation>&apos;{file}&apos; 已经测量过：不能再用 --{option}。</translation>
    </message>
    <message>
        <source>figures need the program &apos;waitscope&apos;, which draws them without a display too.</source>
        <translation>绘图需要程序 &apos;waitscope&apos;，它没有显示器也能绘图。</translation>
    </message>
    <message>
        <source>The list, a TOML file; see docs/figures.md</source>
        <translation>清单，TOML 文件；见 docs/figures.md</translation>
    </message>
    <message>
        <source>Folder for the figures; else that of the list</source>
        <translation>存放图的文件夹；省略时为清单所在的文件夹</translation>
    </message>
    <message>
        <source>Say which figures would change, write nothing, and run nothing</source>
        <translation>说明哪些图会变化；不写文件，也不运行</translation>
    </message>
    <message>
        <source>With --check the exit code is 1 when something would change.</source>
        <translation>使用 --check 时，若有图会变化，退出码为 1。</translation>
    </message>
    <message>
        <source>Choose a chart with --chart; --list names them.</source>
        <translation>请用 --chart 选择一张图；--list 列出名称。</translation>
    </message>
    <message>
        <source>There is no chart &apos;{word}&apos;.</source>
        <translation>没有名为 &apos;{word}&apos; 的图。</translation>
    </message>
    <message>
        <source>--list names the charts.</source>
        <translation>--list 列出各张图。</translation>
    </message>
    <message>
        <source>Name the sweep.json that &apos;sweep&apos; has written.</source>
        <translation>请给出 &apos;sweep&apos; 写出的 sweep.json。</translation>
    </message>
    <message>
        <source>Name an experiment: a file, one that &apos;list&apos; shows, or a recording.</source>
        <translation>请给出一个实验：文件、&apos;list&apos; 列出的实验，或一份记录。</translation>
    </message>
    <message>
        <source>Before a run there is only the wiring to draw.</source>
        <translation>运行之前只能绘制连线图。</translation>
    </message>
    <message>
        <source>Name the file to write with --out, ending in .svg, .pdf or .png.</source>
        <translation>请用 --out 给出要写的文件，以 .svg、.pdf 或 .png 结尾。</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; must end in .svg, .pdf or .png.</source>
        <translation>&apos;{file}&apos; 必须以 .svg、.pdf 或 .png 结尾。</translation>
    </message>
    <message>
        <source>&apos;{word}&apos; is no placement; expected free, same or cross</source>
        <translation>&apos;{word}&apos; 不是放置方式；应为 free、same 或 cross</translation>
    </message>
    <message>
        <source>&apos;{word}&apos; is no level; expected light, full or off</source>
        <translation>&apos;{word}&apos; 不是记录级别；应为 light、full 或 off</translation>
    </message>
    <message>
        <source>{problem}.</source>
        <translation>{problem}。</translation>
    </message>
    <message>
        <source>The experiment of this figure cannot be used.</source>
        <translation>此图的实验无法使用。</translation>
    </message>
    <message>
        <source>{number} of {count}  {file}</source>
        <translation>{number}/{count}  {file}</translation>
    </message>
    <message>
        <source>same     {file}</source>
        <translation>不变  {file}</translation>
    </message>
    <message>
        <source>changes  {file}  {why}</source>
        <translation>会变  {file}  {why}</translation>
    </message>
    <message>
        <source>{number} of {count} figures would change.</source>
        <translation>{count} 张图中有 {number} 张会变化。</translation>
    </message>
    <message>
        <source>Of the {count} figures of measured runs only the settings were compared: measured figures differ from run to run.</source>
        <translation>有 {count} 张图取自实测的运行，只比较了它们的设置：实测的图每次运行都不同。</translation>
    </message>
    <message>
        <source>it is not there yet</source>
        <translation>还没有这个文件</translation>
    </message>
    <message>
        <source>its data are not there yet</source>
        <translation>还没有它的数据文件</translation>
    </message>
    <message>
        <source>it was not made by Waitscope</source>
        <translation>它不是由 Waitscope 生成的</translation>
    </message>
    <message>
        <source>it was made as: {command}</source>
        <translation>它当时的生成命令：{command}</translation>
    </message>
    <message>
        <source>drawn now it differs</source>
        <translation>现在绘制的结果不同</translation>
    </message>
    <message>
        <source>what</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>The floor of this machine: {processor}, {count} processors, Linux {kernel}; measured {date}.</source>
        <translation>这台机器的底线：{processor}，{count} 个处理器，Linux {kernel}；测量于 {date}。</translation>
    </message>
    <message>
        <source>the floor could not be kept: {error}</source>
        <translation>底线数据无法保存：{error}</translation>
    </message>
    <message>
        <source>nothing could be measured; the system refuses new threads.</source>
        <translation>无法测量；系统拒绝创建新线程。</translation>
    </message>
    <message>
        <source>disturbed: {reason}; it will be measured again next time.</source>
        <translation>受到干扰：{reason}；下次会重新测量。</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>same</source>
        <translation>同核</translation>
    </message>
    <message>
        <source>cross</source>
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
        <source>cycle</source>
        <translation>环</translation>
    </message>
    <message>
        <source>knot</source>
        <translation>结</translation>
    </message>
    <message>
        <source>orphan</source>
        <translation>孤儿</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>foreign</source>
        <translation>外来负载</translation>
    </message>
    <message>
        <source>steal</source>
        <translation>被虚拟机占用</translation>
    </message>
    <message>
        <source>program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>migrations</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>frequency</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>Language of reports and errors: en or zh_CN; else by the locale</source>
        <translation>报告和错误信息的语言：en 或 zh_CN；不给出则按区域设置</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用法</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>SUBCOMMAND</source>
        <translation>子命令</translation>
    </message>
    <message>
        <source>Positionals</source>
        <translation>位置参数</translation>
    </message>
    <message>
        <source>REQUIRED</source>
        <translation>必需</translation>
    </message>
    <message>
        <source>Print this help message and exit</source>
        <translation>显示此帮助后退出</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Subcommands</source>
        <translation>子命令</translation>
    </message>
    <message>
        <source>not expected: {words}</source>
        <translation>多余的参数：{words}</translation>
    </message>
    <message>
        <source>{what} is required</source>
        <translation>缺少 {what}</translation>
    </message>
    <message>
        <source>not accepted: {words}</source>
        <translation>不接受：{words}</translation>
    </message>
    <message>
        <source>the built-in experiments cannot be found: {reason}. WAITSCOPE_RESOURCES can name their folder.</source>
        <translation>找不到内置实验：{reason}。可用 WAITSCOPE_RESOURCES 指定其文件夹。</translation>
    </message>
    <message>
        <source>&apos;{word}&apos; is no {what}</source>
        <translation>&apos;{word}&apos; 不是{what}</translation>
    </message>
    <message>
        <source>Measure now, whatever is known already</source>
        <translation>不管已知什么，现在重新测量</translation>
    </message>
    <message>
        <source>Measured once per machine and kept in ~/.cache/waitscope/floor.json.</source>
        <translation>每台机器测量一次，保存在 ~/.cache/waitscope/floor.json。</translation>
    </message>
    <message>
        <source>Which mechanisms (all); &apos;mechanisms&apos; names them</source>
        <translation>哪些机制（全部）；&apos;mechanisms&apos; 列出名称</translation>
    </message>
    <message>
        <source>Bytes of a message (1,64,1K,4K,64K,1M)</source>
        <translation>消息的字节数（1,64,1K,4K,64K,1M）</translation>
    </message>
    <message>
        <source>same (one core), cross (one core each), free (same,cross)</source>
        <translation>same（同一个核）、cross（各用一核）、free（same,cross）</translation>
    </message>
    <message>
        <source>How to wait: block, spin, spin:20us (spin so long, then block) (block)</source>
        <translation>如何等待：block、spin、spin:20us（先自旋这么久再阻塞）（block）</translation>
    </message>
    <message>
        <source>pingpong, stream (both)</source>
        <translation>pingpong、stream（两者）</translation>
    </message>
    <message>
        <source>Runs of each combination (3)</source>
        <translation>每种组合的运行次数（3）</translation>
    </message>
    <message>
        <source>number of repeats from 1 to 1000</source>
        <translation> 1 到 1000 之间的次数</translation>
    </message>
    <message>
        <source>Length of each run (0.15; longer for slow rates)</source>
        <translation>每次运行的时长（0.15；速率低时更长）</translation>
    </message>
    <message>
        <source>number of seconds from 0.01 to 3600</source>
        <translation> 0.01 到 3600 之间的秒数</translation>
    </message>
    <message>
        <source>Streams send so many messages a second, and latency counts from the intended send time</source>
        <translation>流每秒发送这么多消息，延迟从预定的发送时刻算起</translation>
    </message>
    <message>
        <source>number of messages a second from 0.01 to 1000000000</source>
        <translation> 0.01 到 1000000000 之间的每秒消息数</translation>
    </message>
    <message>
        <source>Folder for sweep.json, sweep.csv and the figures; a sweep that was interrupted goes on there</source>
        <translation>存放 sweep.json、sweep.csv 和图的文件夹；中断的测量会在那里继续</translation>
    </message>
    <message>
        <source>Forget what --out DIR holds, and measure everything</source>
        <translation>不管 --out DIR 中已有什么，全部重新测量</translation>
    </message>
    <message>
        <source>Ctrl-C keeps what is done; the same command with --out goes on. What is impossible is refused with its reason.</source>
        <translation>Ctrl-C 保留已完成的部分；带 --out 的同一命令会接着做。做不到的会说明原因并拒绝。</translation>
    </message>
    <message>
        <source>Limits on this machine</source>
        <translation>在本机的限制</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>there is no mechanism &apos;{word}&apos;.</source>
        <translation>没有机制 &apos;{word}&apos;。</translation>
    </message>
    <message>
        <source>{thread} waited for {object} while others took it {count} times, and still waits, since {from} after the start</source>
        <translation>{thread} 等待 {object}，其间别的线程取得它 {count} 次；自开始后 {from} 起至今仍在等待</translation>
    </message>
    <message>
        <source>{thread} waited for {object} while others took it {count} times, from {from} to {to}</source>
        <translation>{thread} 等待 {object}，其间别的线程取得它 {count} 次；从 {from} 到 {to}</translation>
    </message>
    <message>
        <source>{thread} tries for {object}</source>
        <translation>{thread} 反复尝试 {object}</translation>
    </message>
    <message>
        <source>{tries}: each failed {count} times in a row or more, while they took and gave back what the others want; seen {from} after the start, goes on</source>
        <translation>{tries}：各自连续失败 {count} 次以上，同时反复取得又归还对方想要的东西；开始后 {from} 发现，仍在继续</translation>
    </message>
    <message>
        <source>{tries}: each failed {count} times in a row or more, while they took and gave back what the others want; seen {from} after the start, until {to}</source>
        <translation>{tries}：各自连续失败 {count} 次以上，同时反复取得又归还对方想要的东西；开始后 {from} 发现，到 {to} 为止</translation>
    </message>
    <message>
        <source>seen once, {time} after the start</source>
        <translation>见到一次，在开始后 {time}</translation>
    </message>
    <message>
        <source>seen {count} times, first {time} after the start</source>
        <translation>见到 {count} 次，首次在开始后 {time}</translation>
    </message>
    <message>
        <source>{threads} waited for each other. No deadlock, since the waits of {ending} end by their deadlines; {seen}</source>
        <translation>{threads} 曾互相等待。不是死锁，因为 {ending} 的等待到期就会结束；{seen}</translation>
    </message>
    <message>
        <source>{threads} waited for each other. No deadlock, since the wait of {ending} ends by its deadline; {seen}</source>
        <translation>{threads} 曾互相等待。不是死锁，因为 {ending} 的等待到期就会结束；{seen}</translation>
    </message>
    <message>
        <source>{thread} waits for {object} for {time}. No deadlock, since a signal can end that (kill -USR2 and the number of the process)</source>
        <translation>{thread} 等待 {object} 已有 {time}。不是死锁，因为信号可以结束它（kill -USR2 加进程号）</translation>
    </message>
    <message>
        <source>{thread} waits for {object} for {time}. No deadlock, since the outside can end that</source>
        <translation>{thread} 等待 {object} 已有 {time}。不是死锁，因为外界可以结束它</translation>
    </message>
    <message>
        <source>; behind it: {threads}</source>
        <translation>；在其后面：{threads}</translation>
    </message>
    <message>
        <source>Starvation</source>
        <translation>饥饿</translation>
    </message>
    <message>
        <source>Livelock</source>
        <translation>活锁</translation>
    </message>
    <message>
        <source>No waker but a signal</source>
        <translation>只有信号能唤醒</translation>
    </message>
    <message>
        <source>Waits for the outside</source>
        <translation>等待外部</translation>
    </message>
    <message>
        <source>Ends by its deadline</source>
        <translation>因期限到而结束</translation>
    </message>
    <message>
        <source>{heading}: {sentence}.</source>
        <translation>{heading}：{sentence}。</translation>
    </message>
    <message>
        <source>Not deadlocks</source>
        <translation>不是死锁</translation>
    </message>
    <message>
        <source>Within one process only.</source>
        <translation>只能在一个进程内使用。</translation>
    </message>
    <message>
        <source>A recording (.wscope)</source>
        <translation>一份记录（.wscope）</translation>
    </message>
    <message>
        <source>Every block of the file is checked, and the figures are made anew from the events.</source>
        <translation>文件的每一块都会检查，数据由事件重新算出。</translation>
    </message>
    <message>
        <source>A recording again, of the part that --from and --to say</source>
        <translation>仍为记录，只含 --from 与 --to 之间的部分</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>要写的文件</translation>
    </message>
    <message>
        <source>Only from this moment of the run: 1.5s, 20ms</source>
        <translation>只从运行的这一时刻开始：1.5s、20ms</translation>
    </message>
    <message>
        <source>Only up to this moment</source>
        <translation>只到这一时刻为止</translation>
    </message>
    <message>
        <source>With wscope: text that goes with the recording</source>
        <translation>用于 wscope：随记录保存的文字</translation>
    </message>
    <message>
        <source>Ctrl-C ends it and leaves no file.</source>
        <translation>Ctrl-C 结束，不留下文件。</translation>
    </message>
    <message>
        <source>an unknown day</source>
        <translation>日期不明</translation>
    </message>
    <message>
        <source>Not all of it could be read: {damage}.</source>
        <translation>未能全部读出：{damage}。</translation>
    </message>
    <message>
        <source>The recording ends before the run does: {error} What was written until then can be read.</source>
        <translation>记录早于运行结束：{error}在那之前写下的内容可以读出。</translation>
    </message>
    <message>
        <source>The recording misses {count} events: the disk was too slow. Counters stay exact, times and lanes have gaps.</source>
        <translation>记录缺少 {count} 个事件：磁盘太慢。计数器仍准确，时刻与时间线有缺口。</translation>
    </message>
    <message>
        <source>Recorded on {date}.</source>
        <translation>记录于 {date}。</translation>
    </message>
    <message>
        <source>Recorded on {date}, {machine}.</source>
        <translation>记录于 {date}，{machine}。</translation>
    </message>
    <message>
        <source>A part of a longer run: from {from} to {to} of it.</source>
        <translation>较长运行的一部分：从 {from} 到 {to}。</translation>
    </message>
    <message>
        <source>It misses {count} events: the disk was too slow. Counters are exact, times and lanes have gaps.</source>
        <translation>缺少 {count} 个事件：磁盘太慢。计数器准确，时刻与时间线有缺口。</translation>
    </message>
    <message>
        <source>Notes: {notes}</source>
        <translation>备注：{notes}</translation>
    </message>
    <message>
        <source>stopped before the report was made.</source>
        <translation>报告完成之前已停止。</translation>
    </message>
    <message>
        <source>{time} of {limit}</source>
        <translation>{time}，共 {limit}</translation>
    </message>
    <message>
        <source>Verdict: {verdict} after {time}. Placement {placement}, wait {wait}, level {level}.</source>
        <translation>结论：{verdict}，用时 {time}。放置：{placement}，等待方式：{wait}，级别：{level}。</translation>
    </message>
    <message>
        <source>Deadlock: {sentence}</source>
        <translation>死锁：{sentence}</translation>
    </message>
    <message>
        <source>Certainty: {certainty}, {meaning}.</source>
        <translation>确定程度：{certainty}，{meaning}。</translation>
    </message>
    <message>
        <source>Proven {time} after the last of them began to wait.</source>
        <translation>最后一个开始等待后 {time} 得到证明。</translation>
    </message>
    <message>
        <source>Stuck behind them: {threads}</source>
        <translation>被其拖住：{threads}</translation>
    </message>
    <message>
        <source>No thread of the run can move any more.</source>
        <translation>运行中再没有线程能前进。</translation>
    </message>
    <message>
        <source>Other threads can still move.</source>
        <translation>其他线程仍能前进。</translation>
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
        <source>cost of a message</source>
        <translation>每条消息的开销</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>switches</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>on</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>told apart</source>
        <translation>可区分</translation>
    </message>
    <message>
        <source>until the peer acted</source>
        <translation>直到对方行动</translation>
    </message>
    <message>
        <source>wake-up</source>
        <translation>唤醒</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>mechanism</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>reordered</source>
        <translation>乱序</translation>
    </message>
    <message>
        <source>duplicated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>corrupt</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation>字节/秒</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>primitive</source>
        <translation>原语</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>process</source>
        <translation>进程</translation>
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
        <source>preempted</source>
        <translation>被抢占</translation>
    </message>
    <message>
        <source>blocked on</source>
        <translation>阻塞于</translation>
    </message>
    <message>
        <source>Level off records no waits: blocked times and deadlocks are not seen.</source>
        <translation>级别 off 不记录等待：看不到阻塞时间和死锁。</translation>
    </message>
    <message>
        <source>Thread {thread} failed: {reason}</source>
        <translation>线程 {thread} 失败：{reason}</translation>
    </message>
    <message>
        <source>Worker {name} (process {pid})</source>
        <translation>工作进程 {name}（进程 {pid}）</translation>
    </message>
    <message>
        <source>Worker {name} (process {pid}) was ended by signal {number} ({meaning})</source>
        <translation>工作进程 {name}（进程 {pid}）被信号 {number}（{meaning}）终止</translation>
    </message>
    <message>
        <source>Worker {name} (process {pid}) ended with code {code}</source>
        <translation>工作进程 {name}（进程 {pid}）以代码 {code} 结束</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>Log (the {count} lines before these are not kept)</source>
        <translation>日志（此前的 {count} 行未保留）</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>{count} messages</source>
        <translation>{count} 条消息</translation>
    </message>
    <message>
        <source>{count} lock acquisitions</source>
        <translation>取锁 {count} 次</translation>
    </message>
    <message>
        <source>What failed: {error}</source>
        <translation>失败原因：{error}</translation>
    </message>
    <message>
        <source>acquisitions</source>
        <translation>取得次数</translation>
    </message>
    <message>
        <source>object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>操作次数</translation>
    </message>
    <message>
        <source>Dropped events: {dropped} of {all}; counters stay exact, times and lanes have gaps.</source>
        <translation>丢弃的事件：{dropped} / {all}；计数器仍准确，时刻与时间线有缺口。</translation>
    </message>
    <message>
        <source>Dropped events: {dropped} of {all}.</source>
        <translation>丢弃的事件：{dropped} / {all}。</translation>
    </message>
    <message>
        <source>the figures are left out; the program &apos;waitscope&apos; draws them with the same command, and measures nothing again.</source>
        <translation>图未绘制；程序 &apos;waitscope&apos; 用同一命令即可绘制，不会重新测量。</translation>
    </message>
    <message>
        <source>stopped; the same command goes on.</source>
        <translation>已停止；同一命令会接着做。</translation>
    </message>
    <message>
        <source>stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>&apos;{word}&apos; is no size from 1 byte to 1 GiB, such as 64, 4K or 1M.</source>
        <translation>&apos;{word}&apos; 不是 1 字节到 1 GiB 之间的大小，例如 64、4K 或 1M。</translation>
    </message>
    <message>
        <source>there is no placement &apos;{word}&apos;; expected same, cross or free.</source>
        <translation>没有放置方式 &apos;{word}&apos;；应为 same、cross 或 free。</translation>
    </message>
    <message>
        <source>there is no shape &apos;{word}&apos;; expected pingpong or stream.</source>
        <translation>没有形式 &apos;{word}&apos;；应为 pingpong 或 stream。</translation>
    </message>
    <message>
        <source>&apos;mechanisms&apos; names them.</source>
        <translation>&apos;mechanisms&apos; 列出名称。</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未做</translation>
    </message>
    <message>
        <source>disturbed {some}/{all} ({reasons})</source>
        <translation>受干扰 {some}/{all}（{reasons}）</translation>
    </message>
    <message>
        <source>bimodal</source>
        <translation>双峰</translation>
    </message>
    <message>
        <source>lost {count}</source>
        <translation>丢失 {count}</translation>
    </message>
    <message>
        <source>corrupt {count}</source>
        <translation>损坏 {count}</translation>
    </message>
    <message>
        <source>incomplete {mark}</source>
        <translation>不完整 {mark}</translation>
    </message>
    <message>
        <source>Placement {placement}, policy {policy}, stream as fast as it goes: latency is mostly the depth of the queue.</source>
        <translation>放置：{placement}，策略：{policy}，尽快的流：延迟主要取决于队列深度。</translation>
    </message>
    <message>
        <source>Placement {placement}, policy {policy}, ping-pong: round trips.</source>
        <translation>放置：{placement}，策略：{policy}，乒乓：往返。</translation>
    </message>
    <message>
        <source>Placement {placement}, policy {policy}, stream at {rate}/s: latency from the intended send time.</source>
        <translation>放置：{placement}，策略：{policy}，每秒 {rate} 条的流：延迟从预定的发送时刻算起。</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>CPU each</source>
        <translation>每条 CPU 时间</translation>
    </message>
    <message>
        <source>switches each</source>
        <translation>每条切换</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>, {count} of them disturbed</source>
        <translation>，其中 {count} 项受干扰</translation>
    </message>
    <message>
        <source>, {count} of them bimodal</source>
        <translation>，其中 {count} 项双峰</translation>
    </message>
    <message>
        <source>, {count} refused</source>
        <translation>，{count} 项被拒绝</translation>
    </message>
    <message>
        <source>, {count} failed</source>
        <translation>，{count} 项失败</translation>
    </message>
    <message>
        <source>, {count} not done</source>
        <translation>，{count} 项未做</translation>
    </message>
    <message>
        <source>{all} combinations: {measured} measured{parts}. Medians of {repeats} runs of {time}.</source>
        <translation>{all} 种组合：已测 {measured} 项{parts}。{repeats} 次各 {time} 的运行的中位数。</translation>
    </message>
    <message>
        <source>{done} of {all} runs, {time} left: {cell}</source>
        <translation>{done} / {all} 次运行，还剩 {time}：{cell}</translation>
    </message>
    <message>
        <source>{done} of {all} runs: {cell}</source>
        <translation>{done} / {all} 次运行：{cell}</translation>
    </message>
    <message>
        <source>Make the experiment smaller, or raise that limit.</source>
        <translation>请把实验改小，或提高这个限制。</translation>
    </message>
    <message>
        <source>Use smaller messages, or a mechanism that carries larger ones.</source>
        <translation>请用较小的消息，或能传递更大消息的机制。</translation>
    </message>
    <message>
        <source>The machine may be too busy; try again.</source>
        <translation>机器可能太忙；请再试一次。</translation>
    </message>
    <message>
        <source>The other side ended first.</source>
        <translation>对方先结束了。</translation>
    </message>
    <message>
        <source>Choose another mechanism or primitive for it.</source>
        <translation>请另选机制或原语。</translation>
    </message>
    <message>
        <source>You may not do that there; choose another place or ask for the right.</source>
        <translation>你没有在那里这样做的权限；请换个位置或申请权限。</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>请检查名称。</translation>
    </message>
    <message>
        <source>Free some space, or choose another place.</source>
        <translation>请腾出空间，或换个位置。</translation>
    </message>
    <message>
        <source>Choose a place that can be written to.</source>
        <translation>请选择可写的位置。</translation>
    </message>
    <message>
        <source>Raise the number of open files (ulimit -n), or use fewer channels and processes.</source>
        <translation>请提高可打开的文件数（ulimit -n），或减少通道和进程。</translation>
    </message>
    <message>
        <source>The whole system has too many open files; close some programs.</source>
        <translation>整个系统打开的文件太多；请关闭一些程序。</translation>
    </message>
    <message>
        <source>Close some programs, or make the experiment smaller.</source>
        <translation>请关闭一些程序，或把实验改小。</translation>
    </message>
    <message>
        <source>Raise the number of processes (ulimit -u), or use fewer processes and threads.</source>
        <translation>请提高进程数上限（ulimit -u），或减少进程和线程。</translation>
    </message>
    <message>
        <source>{action}.</source>
        <translation>{action}。</translation>
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
    <message>
        <source>something went wrong.</source>
        <translation>出了问题。</translation>
    </message>
    <message>
        <source>{sentence} {next}</source>
        <translation>{sentence}{next}</translation>
    </message>
    <message>
        <source>Did you mean &apos;{word}&apos;?</source>
        <translation>你是指 &apos;{word}&apos; 吗？</translation>
    </message>
    <message>
        <source>Which picture; see --list. Given again: panels a, b, c in one file</source>
        <translation>哪一幅图；见 --list。重复给出时成为同一文件中的 a、b、c 分图</translation>
    </message>
    <message>
        <source>slide (320x180 mm), half-slide (160x150), column (84x60), text-width (170x95), or WxH in millimetres (160x90)</source>
        <translation>slide（320x180 mm）、half-slide（160x150）、column（84x60）、text-width（170x95），或以毫米表示的 WxH（160x90）</translation>
    </message>
    <message>
        <source>Width in millimetres, another way to say --size</source>
        <translation>宽度，以毫米为单位；--size 的另一种写法</translation>
    </message>
    <message>
        <source>Height in millimetres</source>
        <translation>高度，以毫米为单位</translation>
    </message>
    <message>
        <source>Size of titles and names in points, whatever the size of the figure; the small print is 11/12 of it (9; slide 18, half-slide 16, column 8)</source>
        <translation>标题和名称的字号，以磅为单位，与图的尺寸无关；小字为其 11/12（9；slide 18，half-slide 16，column 8）</translation>
    </message>
    <message>
        <source>light, dark, transparent, or print: told apart without colour, by lightness, hatch and dash (light)</source>
        <translation>light、dark、transparent，或 print：不靠颜色，以明暗、填充线和虚线区分（light）</translation>
    </message>
    <message>
        <source>The same as --theme dark</source>
        <translation>与 --theme dark 相同</translation>
    </message>
    <message>
        <source>Language of the texts: en or zh_CN (as --lang says, else en)</source>
        <translation>文字的语言：en 或 zh_CN（按 --lang，否则为 en）</translation>
    </message>
    <message>
        <source>A title above the picture</source>
        <translation>图上方的标题</translation>
    </message>
    <message>
        <source>A sentence or two below it</source>
        <translation>图下方的一两句说明</translation>
    </message>
    <message>
        <source>A numbered mark at a place of the first picture, its text below: 0.31s:12:TEXT in run time and on the upright axis of a chart, or in the twelfth lane, 30%:40%:TEXT from the upper left corner of any</source>
        <translation>第一幅图中某处的编号标注，文字在图下方：0.31s:12:TEXT 按运行时间和图表纵轴的数值，或在第十二条时间线上；30%:40%:TEXT 从任何图的左上角算起</translation>
    </message>
    <message>
        <source>Panels side by side (as they fit best)</source>
        <translation>并排的分图数（按最合适的排法）</translation>
    </message>
    <message>
        <source>Which wire a chart of one wire shows (the first)</source>
        <translation>只显示一条连线的图表显示哪一条（第一条）</translation>
    </message>
    <message>
        <source>Another way to show the same: bytes for messages, one thread for all (1)</source>
        <translation>同一内容的另一种显示：以字节代替消息数，以一个线程代替全部（1）</translation>
    </message>
    <message>
        <source>A series to leave out, by its name in the legend</source>
        <translation>要略去的曲线，按图例中的名称</translation>
    </message>
    <message>
        <source>The run as it was at a moment, such as 1.25s: wiring and wait-for graph of then, a line in charts and lanes (its end)</source>
        <translation>运行在某一时刻的样子，例如 1.25s：当时的连线图和等待图，图表和时间线中画一条线（结束时）</translation>
    </message>
    <message>
        <source>The stretch of the run that charts and lanes show, such as 0.2s..350ms (all of it; lanes: its end)</source>
        <translation>图表和时间线显示运行的哪一段，例如 0.2s..350ms（全部；时间线：末尾）</translation>
    </message>
    <message>
        <source>The stretch of the upright axis, in its unit, such as 10..25 (as needed)</source>
        <translation>纵轴的范围，按其单位，例如 10..25（按需要）</translation>
    </message>
    <message>
        <source>linear or log, of the upright axis (as the chart usually is)</source>
        <translation>纵轴刻度：linear（线性）或 log（对数）（按图表的惯例）</translation>
    </message>
    <message>
        <source>Letters as shapes, for programs that lack the fonts; the text can then not be searched</source>
        <translation>把文字转为图形，供没有这些字体的程序使用；此后文字无法搜索</translation>
    </message>
    <message>
        <source>Draw the wiring as it is laid out, and run nothing</source>
        <translation>按布局绘制连线图，不运行</translation>
    </message>
    <message>
        <source>Write the data and all settings beside the figure, ending in .json</source>
        <translation>把数据和全部设置写在图旁边，以 .json 结尾</translation>
    </message>
    <message>
        <source>there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); use &apos;waitscope run NAME&apos; and &apos;waitscope figure NAME&apos; without one, see &apos;waitscope --help&apos;.</source>
        <translation>没有显示器（DISPLAY 和 WAYLAND_DISPLAY 都未设置）；没有显示器时可用 &apos;waitscope run NAME&apos; 和 &apos;waitscope figure NAME&apos;，见 &apos;waitscope --help&apos;。</translation>
    </message>
    <message>
        <source>more than one file</source>
        <translation>文件多于一个</translation>
    </message>
    <message>
        <source>usage: waitscope [FILE] [--theme light|dark] [--lang en|zh_CN] [--start]
       waitscope --help lists the subcommands</source>
        <translation>用法：waitscope [FILE] [--theme light|dark] [--lang en|zh_CN] [--start]
      waitscope --help 列出子命令</translation>
    </message>
    <message>
        <source>Display program version information and exit</source>
        <translation>显示程序的版本后退出</translation>
    </message>
</context>
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
    <message>
        <source>Compare mechanisms</source>
        <translation>比较机制</translation>
    </message>
    <message>
        <source>Measures mechanisms side by side, by size and placement</source>
        <translation>按大小和放置并排测量各种机制</translation>
    </message>
    <message>
        <source>Catalogue of mechanisms</source>
        <translation>机制目录</translation>
    </message>
    <message>
        <source>Tells all that is known of each mechanism, with its limits on this machine</source>
        <translation>说明每种机制的全部已知特性及其在本机的限制</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>保存...</translation>
    </message>
    <message>
        <source>Writes the experiment with its scripts into a file</source>
        <translation>把实验连同脚本写入文件</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Shows what scripts log and what is odd without being a deadlock</source>
        <translation>显示脚本的日志，以及不是死锁但值得注意的情况</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Shows or hides the scripts of the threads</source>
        <translation>显示或隐藏线程的脚本</translation>
    </message>
    <message>
        <source>New...</source>
        <translation>新建...</translation>
    </message>
    <message>
        <source>Begins an experiment with a template</source>
        <translation>用模板开始一个新实验</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>另存为...</translation>
    </message>
    <message>
        <source>Writes the experiment into another file</source>
        <translation>把实验写入另一个文件</translation>
    </message>
    <message>
        <source>Edit the wiring</source>
        <translation>编辑连线图</translation>
    </message>
    <message>
        <source>Draws processes, threads, wires and locks; not while it runs</source>
        <translation>绘制进程、线程、连线和锁；运行时不能编辑</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Takes the last change back</source>
        <translation>撤回最近一次修改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Makes the change again that was taken back</source>
        <translation>重新执行被撤回的修改</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Takes the selected parts out of the picture and keeps them to be pasted</source>
        <translation>从图中取走所选部件，以便粘贴</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Keeps the selected parts to be pasted, here or elsewhere</source>
        <translation>复制所选部件，可粘贴到此处或别处</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Adds the parts that were copied last</source>
        <translation>添加最近复制的部件</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>再制</translation>
    </message>
    <message>
        <source>Adds the selected parts once more</source>
        <translation>把所选部件再添加一份</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Takes the selected parts away</source>
        <translation>删除所选部件</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Selects all parts of the picture</source>
        <translation>选中图中的所有部件</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Draws a line from the first selected part to the second</source>
        <translation>从先选中的部件向后选中的部件连线</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Puts the cursor into the name of the selected part</source>
        <translation>把光标放到所选部件的名称上</translation>
    </message>
    <message>
        <source>Add a part</source>
        <translation>添加部件</translation>
    </message>
    <message>
        <source>Goes to the list of parts: arrows choose, Enter adds</source>
        <translation>转到部件列表：方向键选择，回车添加</translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Lets all parts find their places by themselves again</source>
        <translation>让所有部件重新自动排布</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <source>Puts the left sides of the selected parts below each other</source>
        <translation>使所选部件的左边对齐</translation>
    </message>
    <message>
        <source>Align tops</source>
        <translation>顶部对齐</translation>
    </message>
    <message>
        <source>Puts the upper sides of the selected parts on one line</source>
        <translation>使所选部件的上边对齐</translation>
    </message>
    <message>
        <source>Spread across</source>
        <translation>横向均布</translation>
    </message>
    <message>
        <source>Makes the gaps between the selected parts equal, from left to right</source>
        <translation>使所选部件之间的横向间距相等</translation>
    </message>
    <message>
        <source>Spread down</source>
        <translation>纵向均布</translation>
    </message>
    <message>
        <source>Makes the gaps between the selected parts equal, from top to bottom</source>
        <translation>使所选部件之间的纵向间距相等</translation>
    </message>
    <message>
        <source>Opens an experiment or a recording</source>
        <translation>打开实验或记录</translation>
    </message>
    <message>
        <source>Save recording...</source>
        <translation>保存记录...</translation>
    </message>
    <message>
        <source>Writes the whole run that is shown into a file that can be opened again</source>
        <translation>把当前显示的整个运行写入文件，以后可再次打开</translation>
    </message>
    <message>
        <source>Previous event</source>
        <translation>上一事件</translation>
    </message>
    <message>
        <source>Goes back to the moment at which a thread last began or ended something</source>
        <translation>回到前一个有线程开始或结束某事的时刻</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一事件</translation>
    </message>
    <message>
        <source>Goes on to the moment at which a thread next began or ended something</source>
        <translation>前进到下一个有线程开始或结束某事的时刻</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Holds the picture while the run and its recording go on</source>
        <translation>画面停住，运行和记录继续</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Shows the run as it goes on, without cursors</source>
        <translation>随运行的进展显示，不带游标</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>如何发生</translation>
    </message>
    <message>
        <source>Shows the steps that led to the deadlock, one beside the other</source>
        <translation>并排显示走到死锁的每一步</translation>
    </message>
    <message>
        <source>All commands...</source>
        <translation>全部命令...</translation>
    </message>
    <message>
        <source>Finds a command or an experiment by a part of its name</source>
        <translation>按名称的一部分查找命令或实验</translation>
    </message>
    <message>
        <source>Settings...</source>
        <translation>设置...</translation>
    </message>
    <message>
        <source>Language, colours, size of the type, keys</source>
        <translation>语言、配色、字号、快捷键</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>实验室</translation>
    </message>
    <message>
        <source>Arranges the window to try things: all panels</source>
        <translation>为动手试验布置窗口：显示所有面板</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>讲课</translation>
    </message>
    <message>
        <source>Arranges the window for a projector: large type, the picture and the lanes</source>
        <translation>为投影布置窗口：大字号，只留图与时间线</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Arranges the window to look closely: charts and lanes take the room</source>
        <translation>为细看布置窗口：图表与时间线占主要位置</translation>
    </message>
    <message>
        <source>Layout as it was</source>
        <translation>恢复此布局</translation>
    </message>
    <message>
        <source>Takes back what was changed in this layout</source>
        <translation>撤销对此布局所做的改动</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Shows or hides the charts</source>
        <translation>显示或隐藏图表</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Shows or hides what each thread does from moment to moment</source>
        <translation>显示或隐藏每个线程每一刻在做什么</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>The run takes the time that it takes</source>
        <translation>运行用多少时间就是多少时间</translation>
    </message>
    <message>
        <source>Slow motion, 1/10</source>
        <translation>慢动作，1/10</translation>
    </message>
    <message>
        <source>Holds the run again and again: one second of it takes ten</source>
        <translation>反复停住运行：其中一秒要用十秒</translation>
    </message>
    <message>
        <source>Slow motion, 1/100</source>
        <translation>慢动作，1/100</translation>
    </message>
    <message>
        <source>Holds the run again and again: one second of it takes a hundred</source>
        <translation>反复停住运行：其中一秒要用一百秒</translation>
    </message>
    <message>
        <source>Clear the list of recent files</source>
        <translation>清空最近文件列表</translation>
    </message>
    <message>
        <source>Forgets which files were open; the files stay</source>
        <translation>忘掉打开过哪些文件；文件本身保留</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Shows the parts of the window in six steps</source>
        <translation>分六步介绍窗口的各部分</translation>
    </message>
    <message>
        <source>Save selection...</source>
        <translation>保存所选部分...</translation>
    </message>
    <message>
        <source>Writes the part of the run between the two cursors into a recording</source>
        <translation>把两个光标之间的运行部分写入一个记录文件</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Table of all events (CSV)</source>
        <translation>所有事件的表格 (CSV)</translation>
    </message>
    <message>
        <source>All events with their names (JSON)</source>
        <translation>所有事件及其名称 (JSON)</translation>
    </message>
    <message>
        <source>Trace for chrome://tracing and others (Trace Event Format)</source>
        <translation>供 chrome://tracing 等使用的跟踪 (Trace Event Format)</translation>
    </message>
    <message>
        <source>Trace for ui.perfetto.dev (TrackEvent packets)</source>
        <translation>供 ui.perfetto.dev 使用的跟踪 (TrackEvent 数据包)</translation>
    </message>
</context>
<context>
    <name>Floor</name>
    <message>
        <source>cache-line round trip, across processors</source>
        <translation>缓存行往返，跨处理器</translation>
    </message>
    <message>
        <source>futex wake round trip, same processor</source>
        <translation>futex 唤醒往返，同一处理器</translation>
    </message>
    <message>
        <source>futex wake round trip, across processors</source>
        <translation>futex 唤醒往返，跨处理器</translation>
    </message>
    <message>
        <source>context switch</source>
        <translation>上下文切换</translation>
    </message>
    <message>
        <source>system call</source>
        <translation>系统调用</translation>
    </message>
    <message>
        <source>read of the timestamp counter</source>
        <translation>读取时间戳计数器</translation>
    </message>
    <message>
        <source>clock_gettime</source>
        <translation>clock_gettime</translation>
    </message>
    <message>
        <source>read of a thread&apos;s processor clock</source>
        <translation>读取线程的处理器时钟</translation>
    </message>
    <message>
        <source>mutex lock and unlock, uncontended</source>
        <translation>互斥锁加锁与解锁，无竞争</translation>
    </message>
    <message>
        <source>thread create and join</source>
        <translation>创建并汇合线程</translation>
    </message>
    <message>
        <source>fork, exec and wait</source>
        <translation>fork、exec 与 wait</translation>
    </message>
    <message>
        <source>memcpy of 4 KiB</source>
        <translation>memcpy 4 KiB</translation>
    </message>
    <message>
        <source>memcpy of 8 MiB</source>
        <translation>memcpy 8 MiB</translation>
    </message>
    <message>
        <source>memcpy of 256 MiB</source>
        <translation>memcpy 256 MiB</translation>
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
        <source>Classics</source>
        <translation>经典问题</translation>
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
    <message>
        <source>The sender waits while the queue is full, the receiver while it is empty.</source>
        <translation>队列满时发送方等待，队列空时接收方等待。</translation>
    </message>
    <message>
        <source>Eventfd</source>
        <translation>Eventfd</translation>
    </message>
    <message>
        <source>A counter in the kernel behind a descriptor: a write adds tokens, a read takes one; poll and epoll can wait for it beside sockets.</source>
        <translation>内核中的计数器，通过描述符访问：写入增加令牌，读取取走一个；poll 和 epoll 可以把它与套接字一起等待。</translation>
    </message>
    <message>
        <source>The receiver waits while the counter is 0. The sender would wait at 2^64 - 2 tokens, which no run reaches.</source>
        <translation>计数为 0 时接收方等待。发送方要到 2^64 - 2 个令牌才会等待，任何一次运行都达不到。</translation>
    </message>
    <message>
        <source>Named pipe (FIFO)</source>
        <translation>命名管道（FIFO）</translation>
    </message>
    <message>
        <source>A pipe with a name in the file system, so that programs without a common ancestor can meet; opening it waits for the other side.</source>
        <translation>在文件系统中有名字的管道，没有共同祖先的程序也能相遇；打开时会等待对方。</translation>
    </message>
    <message>
        <source>Opening waits until the other side opens; then the writer waits while the pipe is full, the reader while it is empty.</source>
        <translation>打开时等待对方也打开；此后管道满时写者等待，空时读者等待。</translation>
    </message>
    <message>
        <source>System V memories of the whole system</source>
        <translation>整个系统的 System V 共享内存段数</translation>
    </message>
    <message>
        <source>mappings of one process</source>
        <translation>一个进程的映射数</translation>
    </message>
    <message>
        <source>The writer waits while the pipe is full, the reader while it is empty.</source>
        <translation>管道写满时写方等待，管道为空时读方等待。</translation>
    </message>
    <message>
        <source>largest capacity without privilege, in bytes</source>
        <translation>无特权时的最大容量（字节）</translation>
    </message>
    <message>
        <source>messages in one queue without privilege</source>
        <translation>无特权时一个队列可容纳的消息数</translation>
    </message>
    <message>
        <source>queues of the whole system</source>
        <translation>整个系统的队列数</translation>
    </message>
    <message>
        <source>largest value of a semaphore</source>
        <translation>信号量的最大值</translation>
    </message>
    <message>
        <source>POSIX semaphore</source>
        <translation>POSIX 信号量</translation>
    </message>
    <message>
        <source>A counter in memory that the processes share: post adds one, wait takes one; the kernel is called only to sleep and to wake.</source>
        <translation>进程共享内存中的计数器：post 加一，wait 减一；只有睡眠和唤醒时才调用内核。</translation>
    </message>
    <message>
        <source>The receiver waits while the value is 0. The sender never waits; a post beyond the largest value is refused and tried again.</source>
        <translation>值为 0 时接收方等待。发送方从不等待；超过最大值的 post 会被拒绝，然后重试。</translation>
    </message>
    <message>
        <source>Named POSIX semaphore</source>
        <translation>有名 POSIX 信号量</translation>
    </message>
    <message>
        <source>The same counter in a small file under /dev/shm, so that processes without common memory find it by name.</source>
        <translation>同样的计数器，放在 /dev/shm 下的一个小文件里，没有共同内存的进程可以按名字找到它。</translation>
    </message>
    <message>
        <source>pending signals of one user</source>
        <translation>一个用户的未决信号数</translation>
    </message>
    <message>
        <source>real-time signals there are</source>
        <translation>实时信号的个数</translation>
    </message>
    <message>
        <source>Real-time signal</source>
        <translation>实时信号</translation>
    </message>
    <message>
        <source>A signal that queues and brings one word along; the kernel keeps each until the receiver takes it.</source>
        <translation>会排队并携带一个字的信号；内核保留每一个，直到接收方取走。</translation>
    </message>
    <message>
        <source>The receiver waits while none is pending. When the user&apos;s limit of pending signals is reached, sending is refused: the sender tries again until there is room.</source>
        <translation>没有未决信号时接收方等待。达到该用户的未决信号上限时发送被拒绝：发送方重试，直到有空位。</translation>
    </message>
    <message>
        <source>Buffer with semaphores</source>
        <translation>信号量缓冲区</translation>
    </message>
    <message>
        <source>The textbook&apos;s bounded buffer: one semaphore counts the filled slots, one the empty ones, and a mutex guards the buffer itself.</source>
        <translation>教科书式有界缓冲区：一个信号量计满槽，一个计空槽，互斥锁保护缓冲区本身。</translation>
    </message>
    <message>
        <source>The sender waits for the semaphore of empty slots, the receiver for that of filled ones.</source>
        <translation>发送方等待空槽信号量，接收方等待满槽信号量。</translation>
    </message>
    <message>
        <source>Shared-memory ring, mutex and condition variables</source>
        <translation>共享内存环，互斥锁与条件变量</translation>
    </message>
    <message>
        <source>A monitor in shared memory: one robust mutex and two condition variables; when the owner of the mutex is killed, the next one recovers the ring.</source>
        <translation>共享内存中的管程：一个健壮互斥锁和两个条件变量；持锁者被杀死时，下一个持锁者恢复这个环。</translation>
    </message>
    <message>
        <source>The sender waits while the ring is full, the receiver while it is empty; both also wait for the mutex, for as long as a copy takes.</source>
        <translation>环满时发送方等待，环空时接收方等待；双方还要等待互斥锁，时间为一次复制。</translation>
    </message>
    <message>
        <source>Shared-memory ring, futex</source>
        <translation>共享内存环，futex</translation>
    </message>
    <message>
        <source>A ring of slots in shared memory; the kernel is asked only to sleep, and to wake somebody who sleeps.</source>
        <translation>共享内存中由槽组成的环；只有要睡眠或要唤醒睡眠者时才请求内核。</translation>
    </message>
    <message>
        <source>The sender waits while the ring is full, the receiver while it is empty.</source>
        <translation>环满时发送方等待，环空时接收方等待。</translation>
    </message>
    <message>
        <source>Shared-memory ring, two semaphores</source>
        <translation>共享内存环，两个信号量</translation>
    </message>
    <message>
        <source>The textbook&apos;s bounded buffer in shared memory: one process-shared semaphore counts the filled slots, one the empty ones.</source>
        <translation>教科书式有界缓冲区，放在共享内存中：一个进程间共享的信号量计满槽，另一个计空槽。</translation>
    </message>
    <message>
        <source>Shared-memory ring, spinning</source>
        <translation>共享内存环，自旋</translation>
    </message>
    <message>
        <source>A ring of slots in shared memory; who has to wait looks again and again, so that a message costs two cache lines, and a wait a whole processor.</source>
        <translation>共享内存中由槽组成的环；等待者一遍遍查看，因此一条消息只花费两个缓存行，而一次等待要占用整个处理器。</translation>
    </message>
    <message>
        <source>Nobody sleeps: the sender spins while the ring is full, the receiver while it is empty, whatever the run&apos;s wait policy.</source>
        <translation>谁也不睡眠：环满时发送方自旋，环空时接收方自旋，与运行的等待策略无关。</translation>
    </message>
    <message>
        <source>Shared-memory slot</source>
        <translation>共享内存单槽</translation>
    </message>
    <message>
        <source>One value in shared memory that every write replaces: readers get the newest one, and what they were too slow for is gone.</source>
        <translation>共享内存中的一个值，每次写入都将其替换：读者得到最新的值，来不及读的就没有了。</translation>
    </message>
    <message>
        <source>The sender never waits; a receiver waits until there is a value that it has not read.</source>
        <translation>发送方从不等待；接收方等到出现它没有读过的值。</translation>
    </message>
    <message>
        <source>Socket pair</source>
        <translation>套接字对</translation>
    </message>
    <message>
        <source>Two sockets connected to each other from birth, without a name; like a pipe, but each end could send as well as receive.</source>
        <translation>一经创建就彼此相连、没有名字的两个套接字；像管道，但每一端都既能发送也能接收。</translation>
    </message>
    <message>
        <source>The sender waits while its send buffer is full, the receiver while nothing has arrived.</source>
        <translation>发送缓冲区满时发送者等待，没有数据到达时接收者等待。</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>A mere notice: a signal that is pending already does not become pending twice, so a receiver sees fewer than were sent.</source>
        <translation>只是一个通知：已经未决的信号不会再次未决，所以接收方看到的比发出的少。</translation>
    </message>
    <message>
        <source>The receiver waits while the signal is not pending. The sender never waits.</source>
        <translation>信号未决之前接收方等待。发送方从不等待。</translation>
    </message>
    <message>
        <source>bytes in one queue without privilege</source>
        <translation>无特权时一个队列的字节数</translation>
    </message>
    <message>
        <source>System V message queue</source>
        <translation>System V 消息队列</translation>
    </message>
    <message>
        <source>The older kernel queue: messages carry a type that the receiver may ask for, and the sender blocks when the queue&apos;s bytes are used up.</source>
        <translation>较早的内核队列：消息带有类型，接收方可以按类型取；队列的字节数用完时发送方阻塞。</translation>
    </message>
    <message>
        <source>The sender waits while the message does not fit into the queue&apos;s bytes, the receiver while there is no message of its type.</source>
        <translation>队列的字节数放不下消息时发送方等待；没有该类型的消息时接收方等待。</translation>
    </message>
    <message>
        <source>semaphore sets of the whole system</source>
        <translation>整个系统的信号量集数</translation>
    </message>
    <message>
        <source>System V semaphore</source>
        <translation>System V 信号量</translation>
    </message>
    <message>
        <source>A set of counters in the kernel, found by a key; every operation is a system call, and the set outlives all processes until somebody removes it.</source>
        <translation>内核中的一组计数器，按键值查找；每次操作都是系统调用，直到有人删除之前，它比所有进程都活得久。</translation>
    </message>
    <message>
        <source>The receiver waits while the value is 0. An operation beyond 32,767 is refused: the sender tries again until there is room.</source>
        <translation>值为 0 时接收方等待。超过 32,767 的操作会被拒绝：发送方重试，直到有空位。</translation>
    </message>
    <message>
        <source>send buffer by default, in bytes with the kernel&apos;s bookkeeping</source>
        <translation>默认的发送缓冲区，以字节计，含内核的管理开销</translation>
    </message>
    <message>
        <source>largest send buffer that can be asked for, in bytes</source>
        <translation>可以申请的最大发送缓冲区，以字节计</translation>
    </message>
    <message>
        <source>datagrams in one queue, one more gets in</source>
        <translation>一个队列中的数据报数，实际还能多进一个</translation>
    </message>
    <message>
        <source>UNIX datagram socket</source>
        <translation>UNIX 数据报套接字</translation>
    </message>
    <message>
        <source>Single messages with borders, in order; unlike UDP nothing is lost, because the sender waits for a place in a short queue.</source>
        <translation>有边界、按顺序的单个消息；与 UDP 不同，不会丢失，因为发送者会等待短队列中的空位。</translation>
    </message>
    <message>
        <source>The sender waits while the receiver&apos;s queue or its own send buffer is full, the receiver while its queue is empty.</source>
        <translation>接收者的队列或自己的发送缓冲区满时发送者等待，队列空时接收者等待。</translation>
    </message>
    <message>
        <source>UNIX seqpacket socket</source>
        <translation>UNIX 有序分组套接字</translation>
    </message>
    <message>
        <source>A connection like a stream, in order and without loss, that keeps the borders of messages like a datagram.</source>
        <translation>像流一样按顺序、不丢失的连接，又像数据报一样保留消息边界。</translation>
    </message>
    <message>
        <source>UNIX stream socket</source>
        <translation>UNIX 流套接字</translation>
    </message>
    <message>
        <source>A server&apos;s path in the file system, a client that connects, and then a stream of bytes both ways; the network&apos;s interface without the network.</source>
        <translation>服务器在文件系统中提供一个路径，客户端连接上来，此后是双向的字节流；有网络的接口，却不经过网络。</translation>
    </message>
    <message>
        <source>Shared variable</source>
        <translation>共享变量</translation>
    </message>
    <message>
        <source>A variable that threads of one process share: without care, a reader can meet a value that is half old and half new.</source>
        <translation>同一进程的线程共享的变量：不加保护时，读者可能读到新旧各半的值。</translation>
    </message>
    <message>
        <source>largest message, in bytes</source>
        <translation>最大消息（字节）</translation>
    </message>
    <message>
        <source>largest message that stays whole among several senders, in bytes</source>
        <translation>多个发送方同时写时仍保持完整的最大消息（字节）</translation>
    </message>
    <message>
        <source>Pipes</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>Message queues</source>
        <translation>消息队列</translation>
    </message>
    <message>
        <source>Shared memory</source>
        <translation>共享内存</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>ZeroMQ</source>
        <translation>ZeroMQ</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>In one process</source>
        <translation>同一进程内</translation>
    </message>
    <message>
        <source>between threads of one process</source>
        <translation>同一进程的线程之间</translation>
    </message>
    <message>
        <source>between processes of one machine</source>
        <translation>同一台机器的进程之间</translation>
    </message>
    <message>
        <source>between machines; runs here stay on the loopback</source>
        <translation>不同机器之间；这里的运行只用本机回环</translation>
    </message>
    <message>
        <source>a stream of bytes, without borders</source>
        <translation>字节流，没有消息边界</translation>
    </message>
    <message>
        <source>messages, with their borders</source>
        <translation>消息，保留边界</translation>
    </message>
    <message>
        <source>tokens, without bytes</source>
        <translation>令牌，不带数据</translation>
    </message>
    <message>
        <source>counted in bytes</source>
        <translation>按字节计</translation>
    </message>
    <message>
        <source>counted in messages</source>
        <translation>按消息计</translation>
    </message>
    <message>
        <source>counted in tokens</source>
        <translation>按令牌计</translation>
    </message>
    <message>
        <source>without a bound</source>
        <translation>没有上限</translation>
    </message>
    <message>
        <source>loses nothing</source>
        <translation>不丢失</translation>
    </message>
    <message>
        <source>throws away what does not fit</source>
        <translation>放不下的会被丢弃</translation>
    </message>
    <message>
        <source>a newer value takes the place of one that nobody has read</source>
        <translation>新值会覆盖还没有人读的旧值</translation>
    </message>
    <message>
        <source>several that wait become one</source>
        <translation>多个待处理的会合并为一个</translation>
    </message>
    <message>
        <source>first in, first out</source>
        <translation>先进先出</translation>
    </message>
    <message>
        <source>by priority</source>
        <translation>按优先级</translation>
    </message>
    <message>
        <source>in no fixed order</source>
        <translation>没有固定顺序</translation>
    </message>
    <message>
        <source>priorities of a message</source>
        <translation>消息的优先级数</translation>
    </message>
    <message>
        <source>send buffer that the kernel grows to by itself, in bytes</source>
        <translation>内核自动扩大到的最大发送缓冲区，以字节计</translation>
    </message>
    <message>
        <source>receive buffer that the kernel grows to by itself, in bytes</source>
        <translation>内核自动扩大到的最大接收缓冲区，以字节计</translation>
    </message>
    <message>
        <source>largest receive buffer that can be asked for, in bytes</source>
        <translation>可以申请的最大接收缓冲区，以字节计</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>A reliable stream of bytes that would reach other machines as well; every message pays for acknowledgements, windows and two buffers.</source>
        <translation>可靠的字节流，也能到达其他机器；每条消息都要为确认、窗口和两个缓冲区付出代价。</translation>
    </message>
    <message>
        <source>The sender waits while its send buffer is full because the receiver&apos;s window is shut, the receiver while nothing has arrived.</source>
        <translation>接收窗口关闭、发送缓冲区已满时发送者等待，没有数据到达时接收者等待。</translation>
    </message>
    <message>
        <source>HTTP request and answer</source>
        <translation>HTTP 请求与应答</translation>
    </message>
    <message>
        <source>The client asks, the server answers: each message is a request with headers many times its size, and the sender waits for the answer.</source>
        <translation>客户端请求，服务器应答：每条消息是一次请求，其首部是消息的许多倍，发送者要等到应答。</translation>
    </message>
    <message>
        <source>The sender waits until the receiver has taken the message and answered, the receiver until a request comes.</source>
        <translation>发送者等到接收者取走消息并应答为止，接收者等到有请求到来为止。</translation>
    </message>
    <message>
        <source>HTTP long polling</source>
        <translation>HTTP 长轮询</translation>
    </message>
    <message>
        <source>The client asks and the server lets it wait until there is news: no delay and no empty answer, but one request for each message.</source>
        <translation>客户端请求后，服务器让它等到有新消息为止：没有延迟，也没有空应答，但每条消息都要一次请求。</translation>
    </message>
    <message>
        <source>The sender waits until the client asks again, the receiver until the server answers.</source>
        <translation>发送者等到客户端再次请求为止，接收者等到服务器应答为止。</translation>
    </message>
    <message>
        <source>HTTP short polling</source>
        <translation>HTTP 短轮询</translation>
    </message>
    <message>
        <source>The client asks again and again, most often for nothing: news are late by half the interval, and every empty answer costs a request.</source>
        <translation>客户端一次又一次地请求，多半一无所获：消息平均晚到半个间隔，每个空应答都要花一次请求。</translation>
    </message>
    <message>
        <source>The sender waits while the server&apos;s mailbox is full; the receiver sleeps between its polls.</source>
        <translation>服务器的信箱满时发送者等待；接收者在两次轮询之间休眠。</translation>
    </message>
    <message>
        <source>Lock-free queue, many to many</source>
        <translation>无锁队列，多对多</translation>
    </message>
    <message>
        <source>A bounded queue in the memory of one process whose cells carry a turn: any number of senders and receivers take their cell by one atomic instruction, without a lock.</source>
        <translation>单个进程内存中的有界队列，每个单元带有轮次：任意多个发送方和接收方各用一条原子指令取得单元，不用锁。</translation>
    </message>
    <message>
        <source>Lock-free ring, one to one</source>
        <translation>无锁环，一对一</translation>
    </message>
    <message>
        <source>A ring in the memory of one process for exactly one sender and one receiver: each writes one counter, reads the other&apos;s, and needs no lock.</source>
        <translation>单个进程内存中的环，恰好一个发送方和一个接收方：各写一个计数器、读对方的计数器，不需要锁。</translation>
    </message>
    <message>
        <source>The sender waits while the ring is full, the receiver while it is empty: first spinning where they run on two processors, then asleep.</source>
        <translation>环满时发送方等待，环空时接收方等待：分处两个处理器时先自旋，再睡眠。</translation>
    </message>
    <message>
        <source>receive buffer by default, in bytes with the kernel&apos;s bookkeeping</source>
        <translation>默认的接收缓冲区，以字节计，含内核的管理开销</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>Single messages without a connection and without a promise: a receiver that is too slow loses them, and the sender never learns it.</source>
        <translation>没有连接、也不作保证的单个消息：接收者太慢就会丢失，而发送者永远不会知道。</translation>
    </message>
    <message>
        <source>The sender never waits, what does not fit is dropped; the receiver waits while nothing has arrived.</source>
        <translation>发送者从不等待，放不下的会被丢弃；没有数据到达时接收者等待。</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>One HTTP handshake, then messages both ways with a head of 2 to 14 bytes each; what the client sends is masked.</source>
        <translation>一次 HTTP 握手之后，消息可双向传送，每条首部 2 到 14 字节；客户端发送的内容要加掩码。</translation>
    </message>
    <message>
        <source>The sender waits while the buffers of both sockets are full, the receiver while no whole message has arrived.</source>
        <translation>两端套接字的缓冲区都满时发送者等待；没有完整的消息到达时接收者等待。</translation>
    </message>
    <message>
        <source>The sender waits while the queue of its socket is at its high-water mark, the receiver while its own is empty.</source>
        <translation>发送方的套接字队列达到高水位时发送方等待，接收方自己的队列为空时接收方等待。</translation>
    </message>
    <message>
        <source>ZeroMQ inproc</source>
        <translation>ZeroMQ inproc（进程内）</translation>
    </message>
    <message>
        <source>Messages between threads of one process through ZeroMQ&apos;s lock-free queue; the code stays the same when the ends move apart.</source>
        <translation>同一进程的线程通过 ZeroMQ 的无锁队列传递消息；两端分开到不同进程时，代码不用改。</translation>
    </message>
    <message>
        <source>ZeroMQ ipc</source>
        <translation>ZeroMQ ipc（进程间）</translation>
    </message>
    <message>
        <source>Whole messages over a UNIX socket, queued and batched by I/O threads: much throughput, at the cost of two more threads on the way.</source>
        <translation>通过 UNIX 套接字传递完整的消息，由 I/O 线程排队并成批发送：吞吐量大，代价是途中多了两个线程。</translation>
    </message>
    <message>
        <source>ZeroMQ tcp</source>
        <translation>ZeroMQ tcp</translation>
    </message>
    <message>
        <source>Whole messages over TCP, queued and batched by I/O threads; the receiver may come and go while the sender&apos;s queue holds.</source>
        <translation>通过 TCP 传递完整的消息，由 I/O 线程排队并成批发送；只要发送方的队列还有空间，接收方可以随时断开和重连。</translation>
    </message>
    <message>
        <source>Coroutine channel</source>
        <translation>协程通道</translation>
    </message>
    <message>
        <source>A bounded channel that coroutines await: who waits gives its thread back, so one thread carries thousands of them; between threads it costs what a queue does.</source>
        <translation>协程以 co_await 等待的有界通道：等待者让出线程，因此一个线程可承载成千上万个协程；用于线程之间时，开销与队列相当。</translation>
    </message>
    <message>
        <source>The sender awaits a place while the channel is full, the receiver a message while it is empty; their threads sleep in their event loops meanwhile.</source>
        <translation>通道满时发送方等待空位，通道空时接收方等待消息；其间它们的线程在各自的事件循环中睡眠。</translation>
    </message>
    <message>
        <source>one to one</source>
        <translation>一对一</translation>
    </message>
    <message>
        <source>many senders</source>
        <translation>多个发送者</translation>
    </message>
    <message>
        <source>many receivers that compete</source>
        <translation>多个互相竞争的接收者</translation>
    </message>
    <message>
        <source>many receivers that each get every message</source>
        <translation>多个各自收到每条消息的接收者</translation>
    </message>
    <message>
        <source>never waits</source>
        <translation>从不等待</translation>
    </message>
    <message>
        <source>may have to wait</source>
        <translation>可能需要等待</translation>
    </message>
    <message>
        <source>is released when all receivers have closed</source>
        <translation>所有接收者关闭后即被释放</translation>
    </message>
    <message>
        <source>is not told that all receivers have closed</source>
        <translation>不会得知所有接收者已关闭</translation>
    </message>
    <message>
        <source>{list} or {last}</source>
        <translation>{list} 或 {last}</translation>
    </message>
    <message>
        <source>group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>works</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>carries</source>
        <translation>传递</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>both ways through one object</source>
        <translation>双向，经由同一个对象</translation>
    </message>
    <message>
        <source>one way</source>
        <translation>单向</translation>
    </message>
    <message>
        <source>shapes</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>sender</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Not on this machine: {reason}</source>
        <translation>本机不可用：{reason}</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} 到 {most}</translation>
    </message>
    <message>
        <source>at least {least}</source>
        <translation>至少 {least}</translation>
    </message>
    <message>
        <source>at most {most}</source>
        <translation>至多 {most}</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>任意时长</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>任意数值</translation>
    </message>
</context>
<context>
    <name>MechanismWord</name>
    <message>
        <source>threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>unbounded</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>drops</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>overwrites</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>coalesces</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>fifo</source>
        <translation>先进先出</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>按优先级</translation>
    </message>
    <message>
        <source>unordered</source>
        <translation>无固定顺序</translation>
    </message>
    <message>
        <source>many senders</source>
        <translation>多发送者</translation>
    </message>
    <message>
        <source>competing receivers</source>
        <translation>竞争接收者</translation>
    </message>
    <message>
        <source>broadcast</source>
        <translation>广播</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>双向</translation>
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
    <message>
        <source>what the memory is: memfd (when absent), posix (shm_open), sysv (shmget) or file (a file without a name in TMPDIR)</source>
        <translation>内存的种类：memfd（缺省）、posix（shm_open）、sysv（shmget）或 file（TMPDIR 中的无名文件）</translation>
    </message>
    <message>
        <source>the signal is SIGRTMIN plus this; 0 when absent</source>
        <translation>信号为 SIGRTMIN 加上此数；缺省为 0</translation>
    </message>
    <message>
        <source>messages the buffer holds; 16 when absent</source>
        <translation>缓冲区可容纳的消息数；缺省为 16</translation>
    </message>
    <message>
        <source>messages it holds; 256 when absent, fewer (at least 4) where they would need more than 1 MiB</source>
        <translation>可容纳的消息数；缺省为 256，若因此超过 1 MiB 则减少（至少 4）</translation>
    </message>
    <message>
        <source>size of a slot, at least that of a message; that of a message when absent</source>
        <translation>槽的大小，不小于一条消息；缺省等于消息大小</translation>
    </message>
    <message>
        <source>what keeps a value whole: seqlock (when absent; readers read again), mutex, or none, and values may be torn</source>
        <translation>用什么保证值完整：seqlock（缺省；读者重读）、mutex，或 none，此时值可能撕裂</translation>
    </message>
    <message>
        <source>how the receiver takes a signal: sigwaitinfo (when absent), handler (sigsuspend lets one in) or signalfd</source>
        <translation>接收方如何取信号：sigwaitinfo（缺省）、handler（sigsuspend 放进一个）或 signalfd</translation>
    </message>
    <message>
        <source>which signal; SIGUSR2 when absent</source>
        <translation>哪个信号；缺省为 SIGUSR2</translation>
    </message>
    <message>
        <source>type (mtype) of all messages, which the receiver asks for; 1 when absent</source>
        <translation>所有消息的类型（mtype），接收方按它取；缺省为 1</translation>
    </message>
    <message>
        <source>bytes the queue holds (msg_qbytes); /proc/sys/kernel/msgmnb when absent</source>
        <translation>队列能容纳的字节数（msg_qbytes）；缺省为 /proc/sys/kernel/msgmnb</translation>
    </message>
    <message>
        <source>send buffer in bytes (SO_SNDBUF, which the kernel doubles for its bookkeeping); the system&apos;s default when absent, raised where one packet needs more</source>
        <translation>发送缓冲区的字节数（SO_SNDBUF，内核会加倍以容纳管理开销）；不写时为系统默认值，单个分组需要更多时会提高</translation>
    </message>
    <message>
        <source>racy (when absent): values may be torn; atomic: a value is read whole or read again; lock: under a mutex</source>
        <translation>racy（缺省）：值可能撕裂；atomic：读到完整的值，否则重读；lock：由互斥锁保护</translation>
    </message>
    <message>
        <source>priority of the messages; 0 when absent</source>
        <translation>消息的优先级；缺省为 0</translation>
    </message>
    <message>
        <source>fifo: one priority for all (when absent); by-sender: each sender&apos;s is one higher than that of the sender before it, so that its messages overtake</source>
        <translation>fifo：全部同一优先级（缺省）；by-sender：每个发送方比前一个高一级，它的消息会超前</translation>
    </message>
    <message>
        <source>whether small messages go out at once (TCP_NODELAY) instead of waiting for the answer to the last one; true when absent</source>
        <translation>小消息是否立即发出（TCP_NODELAY），而不等待对上一条的确认；不写时为 true</translation>
    </message>
    <message>
        <source>send and receive buffer in bytes (SO_SNDBUF, SO_RCVBUF, which the kernel doubles); it sizes them by itself when absent</source>
        <translation>发送和接收缓冲区的字节数（SO_SNDBUF、SO_RCVBUF，内核会加倍）；不写时由内核自动调整</translation>
    </message>
    <message>
        <source>keep the connection for the next request (RFC 9112 §9.3); true when absent. False: a new connection for each message</source>
        <translation>为下一个请求保持连接（RFC 9112 §9.3）；缺省为 true。false：每条消息新建一个连接</translation>
    </message>
    <message>
        <source>how long the client sleeps after an answer without a message; 10 ms when absent</source>
        <translation>收到没有消息的应答后客户端休眠多久；缺省为 10 ms</translation>
    </message>
    <message>
        <source>messages the server keeps for the next poll; 16 when absent</source>
        <translation>服务器为下一次轮询保存的消息数；缺省为 16</translation>
    </message>
    <message>
        <source>send and receive buffer in bytes (SO_SNDBUF, SO_RCVBUF, which the kernel doubles for its bookkeeping); the system&apos;s default when absent</source>
        <translation>发送和接收缓冲区的字节数（SO_SNDBUF、SO_RCVBUF，内核会加倍以容纳管理开销）；不写时为系统默认值</translation>
    </message>
    <message>
        <source>whether clients send to the server or the server pushes to its client</source>
        <translation>是客户端向服务器发送（client-sends），还是服务器向客户端推送（server-pushes）</translation>
    </message>
    <message>
        <source>binary frames, or text ones, which carry the message in hexadecimal, twice as long</source>
        <translation>二进制帧，或文本帧；文本帧以十六进制承载消息，长度加倍</translation>
    </message>
    <message>
        <source>compress each message (permessage-deflate, RFC 7692); false when absent</source>
        <translation>压缩每条消息（permessage-deflate，RFC 7692）；缺省为 false</translation>
    </message>
    <message>
        <source>keep the compressor&apos;s window from message to message; true when absent</source>
        <translation>压缩窗口在消息之间保留；缺省为 true</translation>
    </message>
    <message>
        <source>the sender sends a ping before a message when the last one is that long ago; never when absent</source>
        <translation>上一次 ping 已过去这么久时，发送者在消息之前先发一个 ping；缺省为从不</translation>
    </message>
    <message>
        <source>messages each side queues for one peer (ZMQ_SNDHWM, ZMQ_RCVHWM); 1000 when absent</source>
        <translation>每一端为一个对端排队的消息数（ZMQ_SNDHWM、ZMQ_RCVHWM）；缺省为 1000</translation>
    </message>
    <message>
        <source>the channel a token goes through at the end of each round</source>
        <translation>令牌在每轮结束时经过的通道</translation>
    </message>
    <message>
        <source>the channel it comes back through; it may be the same one</source>
        <translation>令牌返回时经过的通道；可以是同一条</translation>
    </message>
    <message>
        <source>coroutines on this one thread; 1000 when absent</source>
        <translation>这一个线程上的协程数；缺省为 1000</translation>
    </message>
    <message>
        <source>rings that the coroutines stand in, of equal size; 1 when absent</source>
        <translation>协程围成的圈数，各圈大小相同；缺省为 1</translation>
    </message>
    <message>
        <source>tokens that each ring passes round; 1 when absent</source>
        <translation>每圈传递的令牌数；缺省为 1</translation>
    </message>
    <message>
        <source>rounds of each token; without end when absent</source>
        <translation>每个令牌的轮数；缺省为不限</translation>
    </message>
    <message>
        <source>processor time spent on each hop; none when absent</source>
        <translation>每次传递花费的处理器时间；缺省为无</translation>
    </message>
    <message>
        <source>how long the first coroutine of the first ring does nothing at each of its turns; not at all when absent</source>
        <translation>第一圈的第一个协程每轮到它时停顿多久；缺省为不停顿</translation>
    </message>
    <message>
        <source>whether it does so in a call that blocks its thread, or awaits a timer; blocking when absent</source>
        <translation>是在阻塞线程的调用中停顿，还是等待定时器；缺省为阻塞</translation>
    </message>
    <message>
        <source>messages the channel holds; 16 when absent</source>
        <translation>通道可容纳的消息数；缺省为 16</translation>
    </message>
    <message>
        <source>size of each message it sends, of which 28 bytes are a header and the rest is for a text; 64 B when absent</source>
        <translation>它发送的每条消息的大小，其中 28 字节是头部，其余用于文本；缺省为 64 B</translation>
    </message>
    <message>
        <source>begin of its random numbers, which differ from thread to thread and are the same in every run; 1 when absent</source>
        <translation>随机数的种子；各线程的随机数不同，每次运行都相同；缺省为 1</translation>
    </message>
    <message>
        <source>how many threads must arrive before all go on</source>
        <translation>多少个线程到达后大家才继续</translation>
    </message>
    <message>
        <source>the number at the begin; absent: 0</source>
        <translation>起始数值；缺省：0</translation>
    </message>
    <message>
        <source>what must be counted down before it opens; absent: 1</source>
        <translation>打开之前要倒数的次数；缺省：1</translation>
    </message>
    <message>
        <source>units that are there at the begin; absent: none</source>
        <translation>开始时已有的单位数；缺省：没有</translation>
    </message>
    <message>
        <source>how many counters it has; absent: 1</source>
        <translation>有多少个计数器；缺省：1</translation>
    </message>
    <message>
        <source>units of each counter at the begin; absent: 1</source>
        <translation>每个计数器开始时的单位数；缺省：1</translation>
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
    <message>
        <source>Barrier</source>
        <translation>屏障</translation>
    </message>
    <message>
        <source>Threads wait until so many of them have arrived; then all go on, and the next round begins.</source>
        <translation>线程一直等到规定数目的线程都到达；然后一起继续，开始下一轮。</translation>
    </message>
    <message>
        <source>Atomic cell</source>
        <translation>原子单元</translation>
    </message>
    <message>
        <source>A number that the processor adds to in one step: nothing is lost, and nobody waits.</source>
        <translation>处理器一步完成加法的数：什么都不会丢，谁也不用等。</translation>
    </message>
    <message>
        <source>Guarded cell</source>
        <translation>加锁单元</translation>
    </message>
    <message>
        <source>A number behind a lock of its own: nothing is lost, and whoever comes meanwhile waits.</source>
        <translation>自带一把锁的数：什么都不会丢，这期间到来的线程要等待。</translation>
    </message>
    <message>
        <source>Racy cell</source>
        <translation>无保护单元</translation>
    </message>
    <message>
        <source>A number without protection: adding reads it and writes the sum, and what others wrote in between is lost.</source>
        <translation>没有保护的数：加法先读后写，其间别人写入的就丢了。</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>A flag that threads wait for: set lets all of them go on, and stays set until it is cleared.</source>
        <translation>线程等待的标志：置位后所有等待者继续，清除之前一直有效。</translation>
    </message>
    <message>
        <source>File lock (flock)</source>
        <translation>文件锁（flock）</translation>
    </message>
    <message>
        <source>A lock on a whole file, shared or exclusive, for programs that know nothing but its name; the kernel frees it when its holder dies.</source>
        <translation>整个文件上的锁，可共享或独占，供只知道文件名的程序使用；持有者死亡时由内核释放。</translation>
    </message>
    <message>
        <source>Latch</source>
        <translation>门闩</translation>
    </message>
    <message>
        <source>Counted down to 0 once: until then threads wait for it, from then on nobody does.</source>
        <translation>只倒数一次到 0：在此之前线程等待它，之后谁也不用等。</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>管程</translation>
    </message>
    <message>
        <source>A lock and a condition: wait gives the lock back and sleeps until a notification, then takes the lock again. A notification that nobody waits for is lost.</source>
        <translation>一把锁和一个条件：wait 交还锁并睡眠，收到通知后重新取锁。没有人等待时发出的通知会丢失。</translation>
    </message>
    <message>
        <source>Error-checking mutex</source>
        <translation>检错互斥锁</translation>
    </message>
    <message>
        <source>A mutex that knows its owner: locking it twice is an error (EDEADLK), not a wait for ever; so is unlocking what somebody else owns (EPERM).</source>
        <translation>知道所有者的互斥锁：重复加锁是错误（EDEADLK），而不是永远等待；解开别人的锁也是错误（EPERM）。</translation>
    </message>
    <message>
        <source>Recursive mutex</source>
        <translation>递归互斥锁</translation>
    </message>
    <message>
        <source>Its owner may lock it again without waiting; the others get it after as many unlocks as there were locks.</source>
        <translation>所有者可以不等待地再次加锁；解锁次数与加锁次数相同之后，别人才能得到它。</translation>
    </message>
    <message>
        <source>Robust mutex</source>
        <translation>健壮互斥锁</translation>
    </message>
    <message>
        <source>When its owner dies holding it, the next one gets it with a warning (EOWNERDEAD), repairs what it guards, and goes on.</source>
        <translation>所有者持锁死亡时，下一个线程得到它并收到警告（EOWNERDEAD），修复所保护的数据后继续。</translation>
    </message>
    <message>
        <source>File lock (fcntl, open file description)</source>
        <translation>文件锁（fcntl，打开文件描述）</translation>
    </message>
    <message>
        <source>A lock on a file, shared or exclusive, that belongs to one opening of it; a reader may become the writer without letting go.</source>
        <translation>文件上的锁，可共享或独占，属于文件的一次打开；读者可以不放手就变成写者。</translation>
    </message>
    <message>
        <source>Reader-writer lock, readers first</source>
        <translation>读写锁，读者优先</translation>
    </message>
    <message>
        <source>Many may read together, or one may write; readers that keep coming let a writer wait for ever.</source>
        <translation>多个线程可同时读，或一个线程写；读者不断到来会让写者永远等待。</translation>
    </message>
    <message>
        <source>Reader-writer lock, writers first</source>
        <translation>读写锁，写者优先</translation>
    </message>
    <message>
        <source>Many may read together, or one may write; a writer that waits lets no new reader in, so that no thread may lock it twice to read.</source>
        <translation>多个线程可同时读，或一个线程写；写者等待时不放新读者进来，所以同一线程不能重复加读锁。</translation>
    </message>
    <message>
        <source>Semaphore</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>A number of units: acquire takes one and waits while there is none, release gives some; whoever likes may release.</source>
        <translation>若干单位：acquire 取一个，没有就等待；release 归还若干；谁都可以归还。</translation>
    </message>
    <message>
        <source>Named semaphore</source>
        <translation>有名信号量</translation>
    </message>
    <message>
        <source>The same number of units in a small file under /dev/shm, which processes without common memory find by its name.</source>
        <translation>同样的若干单位，放在 /dev/shm 下的小文件里，没有共享内存的进程按名字找到它。</translation>
    </message>
    <message>
        <source>System V semaphore set</source>
        <translation>System V 信号量集</translation>
    </message>
    <message>
        <source>Several counters in the kernel: one operation changes some of them together, all or none, and waits until it can.</source>
        <translation>内核中的多个计数器：一次操作同时改变其中几个，要么全部要么都不，直到可行为止一直等待。</translation>
    </message>
    <message>
        <source>Spin lock</source>
        <translation>自旋锁</translation>
    </message>
    <message>
        <source>Whoever comes second keeps looking instead of sleeping: quick for the shortest of sections, but the wait burns a processor.</source>
        <translation>后来者不睡眠而是不停地看：对极短的临界区很快，但等待会占满一个处理器。</translation>
    </message>
    <message>
        <source>Ticket lock</source>
        <translation>排号锁</translation>
    </message>
    <message>
        <source>A spin lock that serves in the order of arrival: everybody draws a number and keeps looking until it is called.</source>
        <translation>按到达顺序服务的自旋锁：每个线程取一个号，不停地看，直到叫到自己。</translation>
    </message>
    <message>
        <source>Standard input</source>
        <translation>标准输入</translation>
    </message>
    <message>
        <source>A wait until something can be read from the standard input of the program, or it is at its end.</source>
        <translation>等到程序的标准输入有内容可读，或已到结尾。</translation>
    </message>
    <message>
        <source>User signal</source>
        <translation>用户信号</translation>
    </message>
    <message>
        <source>A wait for a signal that somebody sends to this process by hand: kill -USR2, and the number of the process.</source>
        <translation>等待有人手动向本进程发送的信号：kill -USR2 加进程号。</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>channel {name} is a wire without an end: no thread sends to it and none receives from it</source>
        <translation>通道 {name} 两端都没有接上：没有线程向它发送，也没有线程从它接收</translation>
    </message>
    <message>
        <source>channel {name} carries messages of one size: thread {thread} sends {size}, but another sender {other}</source>
        <translation>通道 {name} 的消息大小必须一致：线程 {thread} 发送 {size}，另一发送者发送 {other}</translation>
    </message>
    <message>
        <source>a name is needed</source>
        <translation>需要一个名称</translation>
    </message>
    <message>
        <source>the name is already used</source>
        <translation>该名称已被使用</translation>
    </message>
    <message>
        <source>expected name = value, with commas between: left = fork 1, rounds = 1000</source>
        <translation>应写成 名称 = 值，用逗号分隔：left = fork 1, rounds = 1000</translation>
    </message>
    <message>
        <source>the second quote is missing</source>
        <translation>缺少后一个引号</translation>
    </message>
    <message>
        <source>expected a comma after the second quote</source>
        <translation>后一个引号之后应有逗号</translation>
    </message>
    <message>
        <source>the experiment has no title</source>
        <translation>实验没有标题</translation>
    </message>
    <message>
        <source>the summary has no English text</source>
        <translation>简介没有英文文字</translation>
    </message>
    <message>
        <source>seconds must be above 0 and at most 86400 (a day)</source>
        <translation>seconds 必须大于 0，最多 86400（一天）</translation>
    </message>
    <message>
        <source>the time for spinning is negative</source>
        <translation>自旋时间为负</translation>
    </message>
    <message>
        <source>the experiment has no process</source>
        <translation>实验没有进程</translation>
    </message>
    <message>
        <source>{what} has no name</source>
        <translation>{what}没有名称</translation>
    </message>
    <message>
        <source>the name {name} of {what} is not UTF-8</source>
        <translation>{what}的名称 {name} 不是 UTF-8</translation>
    </message>
    <message>
        <source>the name {name} of {what} holds a control character</source>
        <translation>{what}的名称 {name} 含有控制字符</translation>
    </message>
    <message>
        <source>the name {name} of {what} has {count} characters</source>
        <translation>{what}的名称 {name} 有 {count} 个字符</translation>
    </message>
    <message>
        <source>the name {name} is already the name of {what} in line {line}</source>
        <translation>名称 {name} 已是第 {line} 行中{what}的名称</translation>
    </message>
    <message>
        <source>the name {name} is already the name of {what}</source>
        <translation>名称 {name} 已是{what}的名称</translation>
    </message>
    <message>
        <source>the name {name} of {what} is already the name of a script</source>
        <translation>{what}的名称 {name} 已是另一脚本的名称</translation>
    </message>
    <message>
        <source>the name {name} of a thread is already the name of a channel or primitive, and scripts could not tell them apart</source>
        <translation>线程的名称 {name} 已是通道或原语的名称，脚本将无法区分</translation>
    </message>
    <message>
        <source>channels and primitives need names of their own</source>
        <translation>通道和原语需要各自的名称</translation>
    </message>
    <message>
        <source>processes need names of their own</source>
        <translation>进程需要各自的名称</translation>
    </message>
    <message>
        <source>threads need names of their own over the whole experiment</source>
        <translation>线程在整个实验中需要各自的名称</translation>
    </message>
    <message>
        <source>scripts need names of their own</source>
        <translation>脚本需要各自的名称</translation>
    </message>
    <message>
        <source>{what} needs the key {key}</source>
        <translation>{what}缺少键 {key}</translation>
    </message>
    <message>
        <source>unknown mechanism {name}</source>
        <translation>没有机制 {name}</translation>
    </message>
    <message>
        <source>unknown primitive {name}</source>
        <translation>没有原语 {name}</translation>
    </message>
    <message>
        <source>unknown role {name}</source>
        <translation>没有角色 {name}</translation>
    </message>
    <message>
        <source>unknown placement {name}</source>
        <translation>没有放置方式 {name}</translation>
    </message>
    <message>
        <source>unknown level {name}</source>
        <translation>没有级别 {name}</translation>
    </message>
    <message>
        <source>unknown start {name}</source>
        <translation>没有启动方式 {name}</translation>
    </message>
    <message>
        <source>unknown wait policy {name}</source>
        <translation>没有等待策略 {name}</translation>
    </message>
    <message>
        <source>wait policy {name}: {fault}</source>
        <translation>等待策略 {name}：{fault}</translation>
    </message>
    <message>
        <source>wait policy {name} spins for no time</source>
        <translation>等待策略 {name} 的自旋时间为零</translation>
    </message>
    <message>
        <source>unknown key {name} in {what}</source>
        <translation>{what}中没有键 {name}</translation>
    </message>
    <message>
        <source>process {name} has no thread</source>
        <translation>进程 {name} 没有线程</translation>
    </message>
    <message>
        <source>the experiment has more threads than can run</source>
        <translation>实验的线程多于可运行的数目</translation>
    </message>
    <message>
        <source>{who}: {key} names {name}, which is {what}</source>
        <translation>{who}：{key} 指的是 {name}，它是{what}</translation>
    </message>
    <message>
        <source>{who}: {key} names no channel of the experiment: {name}</source>
        <translation>{who}：{key} 所指的不是实验中的通道：{name}</translation>
    </message>
    <message>
        <source>{who}: {key} names no lock of the experiment: {name}</source>
        <translation>{who}：{key} 所指的不是实验中的锁：{name}</translation>
    </message>
    <message>
        <source>the experiment has no channels</source>
        <translation>实验没有通道</translation>
    </message>
    <message>
        <source>the experiment has no locks</source>
        <translation>实验没有锁</translation>
    </message>
    <message>
        <source>the experiment has no threads</source>
        <translation>实验没有线程</translation>
    </message>
    <message>
        <source>the experiment has no scripts</source>
        <translation>实验没有脚本</translation>
    </message>
    <message>
        <source>{who} waits for no thread of the experiment: {name}</source>
        <translation>{who}等待的不是实验中的线程：{name}</translation>
    </message>
    <message>
        <source>{who} cannot join {name}, a thread of process {process}</source>
        <translation>{who}不能等待 {name} 结束，它属于进程 {process}</translation>
    </message>
    <message>
        <source>{who} cannot start {name}, a thread of process {process}</source>
        <translation>{who}不能启动 {name}，它属于进程 {process}</translation>
    </message>
    <message>
        <source>{who} cannot join itself</source>
        <translation>{who}不能等待自己结束</translation>
    </message>
    <message>
        <source>{who} cannot start itself</source>
        <translation>{who}不能启动自己</translation>
    </message>
    <message>
        <source>{who} cannot start {name}, which starts with the run</source>
        <translation>{who}不能启动 {name}，它随运行一起开始</translation>
    </message>
    <message>
        <source>{what}: {key} = {value} is too small</source>
        <translation>{what}：{key} = {value} 太小</translation>
    </message>
    <message>
        <source>{what}: {key} = {value} is too large</source>
        <translation>{what}：{key} = {value} 太大</translation>
    </message>
    <message>
        <source>{what}: {key} = {value} is not one of its values</source>
        <translation>{what}：{key} = {value} 不是可取的值</translation>
    </message>
    <message>
        <source>{what}: {key} must be messages a second, above 0 and at most 1000000000</source>
        <translation>{what}：{key} 必须是每秒消息数，大于 0，最多 1000000000</translation>
    </message>
    <message>
        <source>{what}: {key} is empty</source>
        <translation>{what}：{key} 为空</translation>
    </message>
    <message>
        <source>{what}: {key} must be one name</source>
        <translation>{what}：{key} 必须是一个名称</translation>
    </message>
    <message>
        <source>{what}: {key} is not one of its settings</source>
        <translation>{what}：{key} 不是它的设置项</translation>
    </message>
    <message>
        <source>{what}: {key} = {value}</source>
        <translation>{what}：{key} = {value}</translation>
    </message>
    <message>
        <source>{what}: at is too far away</source>
        <translation>{what}：at 太远</translation>
    </message>
    <message>
        <source>script {name} has no text</source>
        <translation>脚本 {name} 没有内容</translation>
    </message>
    <message>
        <source>the script has no text</source>
        <translation>脚本没有内容</translation>
    </message>
    <message>
        <source>{who} has a script, but its role is {role}</source>
        <translation>{who}有脚本，但角色是 {role}</translation>
    </message>
    <message>
        <source>{who}: there is no script {name}</source>
        <translation>{who}：没有脚本 {name}</translation>
    </message>
    <message>
        <source>{who}: &apos;with&apos; has {name}, which is no name in Lua</source>
        <translation>{who}：&apos;with&apos; 中的 {name} 不是 Lua 的名称</translation>
    </message>
    <message>
        <source>{who}: &apos;with&apos; has {name}, which is no number</source>
        <translation>{who}：&apos;with&apos; 中的 {name} 不是数</translation>
    </message>
    <message>
        <source>script {name} ({place}): {words}</source>
        <translation>脚本 {name}（{place}）：{words}</translation>
    </message>
    <message>
        <source>script {name}, line {line}: {words}</source>
        <translation>脚本 {name} 第 {line} 行：{words}</translation>
    </message>
    <message>
        <source>unknown name {name} for {who}: no channel, primitive, thread or argument is called so</source>
        <translation>{who}不认识 {name}：没有这样的通道、原语、线程或参数</translation>
    </message>
    <message>
        <source>{name} is {what}, which has no method {method}</source>
        <translation>{name} 是{what}，没有方法 {method}</translation>
    </message>
    <message>
        <source>{who} is to be started later, but no thread of its process that runs starts it</source>
        <translation>{who}要稍后启动，但本进程中没有运行着的线程启动它</translation>
    </message>
    <message>
        <source>{what}: {id} works within one process, but threads of processes {list} use it</source>
        <translation>{what}：{id} 只在一个进程内有效，但进程 {list} 的线程都在用它</translation>
    </message>
    <message>
        <source>{what}: {id} works within one process, but its ends are in processes {list}</source>
        <translation>{what}：{id} 只在一个进程内有效，但两端在进程 {list} 中</translation>
    </message>
    <message>
        <source>{id} works within one process, but its ends are in processes {list}</source>
        <translation>{id} 只在一个进程内有效，但两端在进程 {list} 中</translation>
    </message>
    <message>
        <source>{what}: {id} cannot be used on this machine: {reason}</source>
        <translation>{what}：{id} 在这台机器上不可用：{reason}</translation>
    </message>
    <message>
        <source>several threads send to {what}, but {id} has one sender</source>
        <translation>有多个线程向{what}发送，但 {id} 只有一个发送者</translation>
    </message>
    <message>
        <source>several threads receive from {what}, but {id} has one receiver</source>
        <translation>有多个线程从{what}接收，但 {id} 只有一个接收者</translation>
    </message>
    <message>
        <source>{who} says a size, but {what} carries tokens, which have no bytes</source>
        <translation>{who}给出了大小，但{what}传递的是令牌，没有字节</translation>
    </message>
    <message>
        <source>{who}: &apos;back_of&apos; names no channel of the experiment: {name}</source>
        <translation>{who}：&apos;back_of&apos; 所指的不是实验中的通道：{name}</translation>
    </message>
    <message>
        <source>{who} cannot run back through itself</source>
        <translation>{who}不能经由自身返回</translation>
    </message>
    <message>
        <source>{who}: {name} itself runs back through {other}</source>
        <translation>{who}：{name} 本身经由 {other} 返回</translation>
    </message>
    <message>
        <source>{who}: another channel runs back through {name} already</source>
        <translation>{who}：已有另一通道经由 {name} 返回</translation>
    </message>
    <message>
        <source>{who} runs back through {other}, so it is {id} too, not {own}</source>
        <translation>{who}经由 {other} 返回，因此也是 {id}，而不是 {own}</translation>
    </message>
    <message>
        <source>{who}: {id} carries one way only</source>
        <translation>{who}：{id} 只能单向传递</translation>
    </message>
    <message>
        <source>{who} has the settings of {other}, through which it runs back</source>
        <translation>{who}的设置即 {other} 的设置，因为它经由后者返回</translation>
    </message>
    <message>
        <source>{who} runs back through {other}: expected one sender and one receiver on each of the two</source>
        <translation>{who}经由 {other} 返回：两者各应有一个发送者和一个接收者</translation>
    </message>
    <message>
        <source>{who} runs back through {other}: expected that {a} sends and {b} receives</source>
        <translation>{who}经由 {other} 返回：应由 {a} 发送、{b} 接收</translation>
    </message>
    <message>
        <source>is larger than an experiment may be</source>
        <translation>大于实验文件所允许的大小</translation>
    </message>
    <message>
        <source>is larger than a script may be</source>
        <translation>大于脚本所允许的大小</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>不是 UTF-8</translation>
    </message>
    <message>
        <source>a key with more than {count} dots</source>
        <translation>键中的点多于 {count} 个</translation>
    </message>
    <message>
        <source>no key of an experiment has any</source>
        <translation>实验的键都没有点</translation>
    </message>
    <message>
        <source>not TOML: {reason}</source>
        <translation>不是 TOML：{reason}</translation>
    </message>
    <message>
        <source>the file does not say the version of its format</source>
        <translation>文件没有说明其格式版本</translation>
    </message>
    <message>
        <source>version {number} of the format is not known to this program</source>
        <translation>此程序不认识格式版本 {number}</translation>
    </message>
    <message>
        <source>primitive {name} is {what}, not {other}</source>
        <translation>原语 {name} 是{what}，不是{other}</translation>
    </message>
    <message>
        <source>there is no {family} in this program</source>
        <translation>此程序没有 {family}</translation>
    </message>
    <message>
        <source>script {name} has both &apos;text&apos; and &apos;file&apos;</source>
        <translation>脚本 {name} 同时有 &apos;text&apos; 和 &apos;file&apos;</translation>
    </message>
    <message>
        <source>script {name}, file {file}: {words}</source>
        <translation>脚本 {name}，文件 {file}：{words}</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>the file may not be read: permission denied</source>
        <translation>没有读取此文件的权限</translation>
    </message>
    <message>
        <source>the file cannot be opened: {reason}</source>
        <translation>文件无法打开：{reason}</translation>
    </message>
    <message>
        <source>the file cannot be read: {reason}</source>
        <translation>文件无法读取：{reason}</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>是目录</translation>
    </message>
    <message>
        <source>is not a plain file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>is not in the folder of the experiment</source>
        <translation>不在实验的文件夹中</translation>
    </message>
    <message>
        <source>channel {name} is a wire without an end: no thread sends to it</source>
        <translation>通道 {name} 缺一端：没有线程向它发送</translation>
    </message>
    <message>
        <source>channel {name} is a wire without an end: no thread receives from it</source>
        <translation>通道 {name} 缺一端：没有线程从它接收</translation>
    </message>
    <message>
        <source>{who}: a message of {size} bytes is larger than {id} carries (channel {name})</source>
        <translation>{who}：{size} 字节的消息大于 {id} 所能传递（通道 {name}）</translation>
    </message>
    <message>
        <source>{who}: a message of {size} bytes is too small for channel {name}: {id} loses messages</source>
        <translation>{who}：{size} 字节的消息对通道 {name} 太小：{id} 会丢失消息</translation>
    </message>
    <message>
        <source>channel {name}: messages of {size} bytes of {count} senders would mix in {id}</source>
        <translation>通道 {name}：{count} 个发送者的 {size} 字节消息会在 {id} 中混在一起</translation>
    </message>
    <message>
        <source>no thread says how large the messages of channel {name} are: its senders only pass on what they receive, in a circle of {list}</source>
        <translation>没有线程说明通道 {name} 的消息有多大：其发送者只是转发所收到的，形成 {list} 的环</translation>
    </message>
    <message>
        <source>{text} is negative</source>
        <translation>{text} 为负</translation>
    </message>
    <message>
        <source>{text} does not begin with a number</source>
        <translation>{text} 不以数开头</translation>
    </message>
    <message>
        <source>{text} has no digit after the point</source>
        <translation>{text} 的小数点后没有数字</translation>
    </message>
    <message>
        <source>{text} has no unit</source>
        <translation>{text} 没有单位</translation>
    </message>
    <message>
        <source>{text} is too large or not a whole number of {unit}</source>
        <translation>{text} 太大，或不是 {unit} 的整数倍</translation>
    </message>
    <message>
        <source>{text} has the unknown unit {unit}</source>
        <translation>{text} 的单位 {unit} 不认识</translation>
    </message>
    <message>
        <source>and {count} more problems that are not listed</source>
        <translation>另有 {count} 个问题未列出</translation>
    </message>
    <message>
        <source>{key}: {message}</source>
        <translation>{key}：{message}</translation>
    </message>
    <message>
        <source>expected another one</source>
        <translation>应换一个名称</translation>
    </message>
    <message>
        <source>expected another thread of its process</source>
        <translation>应为本进程的另一线程</translation>
    </message>
    <message>
        <source>expected a thread of its own process</source>
        <translation>应为本进程的线程</translation>
    </message>
    <message>
        <source>expected another channel</source>
        <translation>应为另一通道</translation>
    </message>
    <message>
        <source>expected a channel without &apos;back_of&apos;</source>
        <translation>应为没有 &apos;back_of&apos; 的通道</translation>
    </message>
    <message>
        <source>expected a channel of its own</source>
        <translation>应为独立的通道</translation>
    </message>
    <message>
        <source>expected a channel of its own or one of {list}</source>
        <translation>应为独立的通道，或以下之一：{list}</translation>
    </message>
    <message>
        <source>expected none here</source>
        <translation>此处不应有</translation>
    </message>
    <message>
        <source>expected one</source>
        <translation>应只有一个</translation>
    </message>
    <message>
        <source>expected one process</source>
        <translation>应只用一个进程</translation>
    </message>
    <message>
        <source>expected one process or one of {list}</source>
        <translation>应只用一个进程，或改用以下之一：{list}</translation>
    </message>
    <message>
        <source>expected one thread</source>
        <translation>应只有一个线程</translation>
    </message>
    <message>
        <source>expected one thread or one of {list}</source>
        <translation>应只有一个线程，或改用以下之一：{list}</translation>
    </message>
    <message>
        <source>expected no key {key}</source>
        <translation>不应有键 {key}</translation>
    </message>
    <message>
        <source>expected one of them</source>
        <translation>应只用其一</translation>
    </message>
    <message>
        <source>expected one of {list}</source>
        <translation>应为以下之一：{list}</translation>
    </message>
    <message>
        <source>expected at least one sender</source>
        <translation>至少应有一个发送者</translation>
    </message>
    <message>
        <source>expected at least one receiver</source>
        <translation>至少应有一个接收者</translation>
    </message>
    <message>
        <source>expected at least one name</source>
        <translation>至少应有一个名称</translation>
    </message>
    <message>
        <source>expected at least one [[process.thread]]</source>
        <translation>至少应有一个 [[process.thread]]</translation>
    </message>
    <message>
        <source>expected at least one [[process]] with a [[process.thread]]</source>
        <translation>至少应有一个含 [[process.thread]] 的 [[process]]</translation>
    </message>
    <message>
        <source>expected at least {what}</source>
        <translation>至少应为 {what}</translation>
    </message>
    <message>
        <source>expected at most {count} bytes, the limit in {source}</source>
        <translation>最多应为 {count} 字节，限制来自 {source}</translation>
    </message>
    <message>
        <source>expected at most {what}</source>
        <translation>最多应为 {what}</translation>
    </message>
    <message>
        <source>expected one sender or at most {count} bytes, {source}</source>
        <translation>应只有一个发送者，或最多 {count} 字节，{source}</translation>
    </message>
    <message>
        <source>expected at least {count} bytes, a whole number, to tell how many</source>
        <translation>至少应为 {count} 字节的整数，才能数出丢了多少</translation>
    </message>
    <message>
        <source>expected a sender with the key &apos;message&apos;</source>
        <translation>应有一个带键 &apos;message&apos; 的发送者</translation>
    </message>
    <message>
        <source>expected letters, digits and &apos;_&apos;, and none of Lua&apos;s own words</source>
        <translation>应由字母、数字和 &apos;_&apos; 组成，且不是 Lua 的保留字</translation>
    </message>
    <message>
        <source>expected a finite one</source>
        <translation>应为有限的数</translation>
    </message>
    <message>
        <source>expected a script with a start of it</source>
        <translation>应有脚本启动它</translation>
    </message>
    <message>
        <source>expected role = &quot;script&quot;</source>
        <translation>应为 role = &quot;script&quot;</translation>
    </message>
    <message>
        <source>expected a file beside it, or below</source>
        <translation>应为同一文件夹或其下的文件</translation>
    </message>
    <message>
        <source>expected now (with the run) or later (by a script)</source>
        <translation>应为 now（随运行开始）或 later（由脚本启动）</translation>
    </message>
    <message>
        <source>expected 1 to {most}</source>
        <translation>应为 1 到 {most}</translation>
    </message>
    <message>
        <source>expected the name of {what}</source>
        <translation>应为{what}的名称</translation>
    </message>
    <message>
        <source>expected {what}, because a number has no unit</source>
        <translation>应为{what}，因为数没有单位</translation>
    </message>
    <message>
        <source>expected {what}</source>
        <translation>应为 {what}</translation>
    </message>
    <message>
        <source>did you mean {name}</source>
        <translation>是否指 {name}</translation>
    </message>
    <message>
        <source>{what} expected (to close {open} in the script&apos;s line {line}) {place}</source>
        <translation>{place}缺少 {what}（用来结束脚本第 {line} 行的 {open}）</translation>
    </message>
    <message>
        <source>{what} expected {place}</source>
        <translation>{place}缺少 {what}</translation>
    </message>
    <message>
        <source>unexpected symbol {place}</source>
        <translation>{place}有不该出现的符号</translation>
    </message>
    <message>
        <source>this is no statement {place}</source>
        <translation>{place}不是语句</translation>
    </message>
    <message>
        <source>unfinished string {place}</source>
        <translation>{place}的字符串没有结束</translation>
    </message>
    <message>
        <source>malformed number {place}</source>
        <translation>{place}的数写错了</translation>
    </message>
    <message>
        <source>&apos;object&apos; can only be called: object(&quot;fork 1&quot;)</source>
        <translation>&apos;object&apos; 只能调用：object(&quot;fork 1&quot;)</translation>
    </message>
    <message>
        <source>&apos;object&apos; is the library&apos;s; a script cannot give that name another value</source>
        <translation>&apos;object&apos; 属于库，脚本不能给它别的值</translation>
    </message>
    <message>
        <source>a script cannot use _ENV: nobody could tell which names it means</source>
        <translation>脚本不能使用 _ENV：无法知道它指哪些名称</translation>
    </message>
    <message>
        <source>there is no memory to read the script</source>
        <translation>没有内存来读脚本</translation>
    </message>
    <message>
        <source>{text} is no moment of a run, such as 1.25s or 350ms</source>
        <translation>{text} 不是运行中的时刻，例如 1.25s 或 350ms</translation>
    </message>
    <message>
        <source>{text} is no stretch FROM..TO, such as {example}</source>
        <translation>{text} 不是 FROM..TO 形式的一段，例如 {example}</translation>
    </message>
    <message>
        <source>{text} is no call-out X:Y:TEXT, such as 0.31s:12:&quot;The queue is full&quot; or, in percent of the picture, 30%:40%:TEXT</source>
        <translation>{text} 不是 X:Y:TEXT 形式的标注，例如 0.31s:12:&quot;队列已满&quot;，或按图的百分比 30%:40%:TEXT</translation>
    </message>
    <message>
        <source>{text} is no length in millimetres from 20 to 2000</source>
        <translation>{text} 不是 20 到 2000 之间的毫米数</translation>
    </message>
    <message>
        <source>{text} is neither true nor false</source>
        <translation>{text} 既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>{text} is no whole number from 1 to {most}</source>
        <translation>{text} 不是 1 到 {most} 之间的整数</translation>
    </message>
    <message>
        <source>{text} is no font size in points from 4 to 72</source>
        <translation>{text} 不是 4 到 72 磅之间的字号</translation>
    </message>
    <message>
        <source>unknown key {name}</source>
        <translation>没有键 {name}</translation>
    </message>
    <message>
        <source>expected a text, a number, true or false</source>
        <translation>应为文字、数、true 或 false</translation>
    </message>
    <message>
        <source>the figure in line {line} is written to the same file {name}</source>
        <translation>第 {line} 行的图也写入同一个文件 {name}</translation>
    </message>
    <message>
        <source>is larger than a list of figures may be</source>
        <translation>大于图的清单所允许的大小</translation>
    </message>
    <message>
        <source>no key of a list of figures has any</source>
        <translation>图的清单中没有这样的键</translation>
    </message>
    <message>
        <source>a channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>a lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>a process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>a thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>a script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>a primitive</source>
        <translation>原语</translation>
    </message>
    <message>
        <source>a monitor</source>
        <translation>管程</translation>
    </message>
    <message>
        <source>an rwlock</source>
        <translation>读写锁</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>a semaphore</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>a semaphore_set</source>
        <translation>信号量集</translation>
    </message>
    <message>
        <source>a barrier</source>
        <translation>屏障</translation>
    </message>
    <message>
        <source>a latch</source>
        <translation>门闩</translation>
    </message>
    <message>
        <source>a cell</source>
        <translation>共享单元</translation>
    </message>
    <message>
        <source>an outside</source>
        <translation>外部</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number with a fraction</source>
        <translation>带小数的数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a date or time</source>
        <translation>日期或时间</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>引号中的文字</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>true or false, without quotes</source>
        <translation>true 或 false，不加引号</translation>
    </message>
    <message>
        <source>messages a second</source>
        <translation>每秒消息数</translation>
    </message>
    <message>
        <source>messages a second, a number</source>
        <translation>每秒消息数，一个数</translation>
    </message>
    <message>
        <source>the name of the channel to send to</source>
        <translation>要发送到的通道的名称</translation>
    </message>
    <message>
        <source>the name of the channel to receive from</source>
        <translation>要接收自的通道的名称</translation>
    </message>
    <message>
        <source>the name of a channel in quotes</source>
        <translation>引号中的通道名称</translation>
    </message>
    <message>
        <source>a list of names of locks</source>
        <translation>锁名称的列表</translation>
    </message>
    <message>
        <source>a list of names of threads</source>
        <translation>线程名称的列表</translation>
    </message>
    <message>
        <source>one of a few words</source>
        <translation>几个词之一</translation>
    </message>
    <message>
        <source>the experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>thread {name}</source>
        <translation>线程 {name} </translation>
    </message>
    <message>
        <source>thread {name} ({id})</source>
        <translation>线程 {name}（{id}）</translation>
    </message>
    <message>
        <source>channel {name}</source>
        <translation>通道 {name} </translation>
    </message>
    <message>
        <source>channel {name} ({id})</source>
        <translation>通道 {name}（{id}）</translation>
    </message>
    <message>
        <source>process {name}</source>
        <translation>进程 {name} </translation>
    </message>
    <message>
        <source>script {name}</source>
        <translation>脚本 {name} </translation>
    </message>
    <message>
        <source>primitive {name}</source>
        <translation>原语 {name} </translation>
    </message>
    <message>
        <source>thread {name} (script)</source>
        <translation>线程 {name}（脚本）</translation>
    </message>
    <message>
        <source>lock {name}</source>
        <translation>锁 {name} </translation>
    </message>
    <message>
        <source>lock {name} ({id})</source>
        <translation>锁 {name}（{id}）</translation>
    </message>
    <message>
        <source>a thread of role {id}</source>
        <translation>角色为 {id} 的线程</translation>
    </message>
    <message>
        <source>a text file in UTF-8</source>
        <translation>UTF-8 文本文件</translation>
    </message>
    <message>
        <source>a list of figures</source>
        <translation>图的清单</translation>
    </message>
    <message>
        <source>a [[script]]</source>
        <translation>[[script]]</translation>
    </message>
    <message>
        <source>a duration such as &quot;20us&quot; (units: ns, us, ms, s, min)</source>
        <translation>时长，例如 &quot;20us&quot;（单位：ns、us、ms、s、min）</translation>
    </message>
    <message>
        <source>near {token}</source>
        <translation>{token} 附近</translation>
    </message>
    <message>
        <source>at the end of the script</source>
        <translation>脚本末尾</translation>
    </message>
    <message>
        <source>a character that cannot stand here</source>
        <translation>此处不能出现的字符</translation>
    </message>
    <message>
        <source>{first}; {second}</source>
        <translation>{first}；{second}</translation>
    </message>
    <message>
        <source>{text} is no theme</source>
        <translation>{text} 不是主题</translation>
    </message>
    <message>
        <source>expected light, dark, transparent or print</source>
        <translation>应为 light、dark、transparent 或 print</translation>
    </message>
    <message>
        <source>{text} is no language</source>
        <translation>{text} 不是可用的语言</translation>
    </message>
    <message>
        <source>expected en or zh_CN</source>
        <translation>应为 en 或 zh_CN</translation>
    </message>
    <message>
        <source>{text} is no scale</source>
        <translation>{text} 不是刻度</translation>
    </message>
    <message>
        <source>expected linear or log</source>
        <translation>应为 linear 或 log</translation>
    </message>
    <message>
        <source>{text} is no size</source>
        <translation>{text} 不是尺寸</translation>
    </message>
    <message>
        <source>expected slide, half-slide, column, text-width, or WxH in millimetres from 20 to 2000, such as 160x90</source>
        <translation>应为 slide、half-slide、column、text-width，或以毫米表示的 WxH，各为 20 到 2000，例如 160x90</translation>
    </message>
    <message>
        <source>no figures</source>
        <translation>没有图</translation>
    </message>
    <message>
        <source>expected [[figure]] for each</source>
        <translation>每张图应有一个 [[figure]]</translation>
    </message>
    <message>
        <source>no figure</source>
        <translation>不是图</translation>
    </message>
    <message>
        <source>expected [[figure]] with its keys below</source>
        <translation>应为 [[figure]]，其下是它的键</translation>
    </message>
    <message>
        <source>a version of the manifest that is not known</source>
        <translation>不认识清单的这个版本</translation>
    </message>
    <message>
        <source>no &apos;out&apos;</source>
        <translation>没有 &apos;out&apos;</translation>
    </message>
    <message>
        <source>expected a file name ending in .svg, .pdf or .png</source>
        <translation>应为以 .svg、.pdf 或 .png 结尾的文件名</translation>
    </message>
    <message>
        <source>no &apos;chart&apos;</source>
        <translation>没有 &apos;chart&apos;</translation>
    </message>
    <message>
        <source>&apos;waitscope figure --list&apos; names them</source>
        <translation>&apos;waitscope figure --list&apos; 列出各张图</translation>
    </message>
    <message>
        <source>no chart was named</source>
        <translation>没有指定图</translation>
    </message>
    <message>
        <source>unknown chart {name}</source>
        <translation>没有名为 {name} 的图</translation>
    </message>
    <message>
        <source>this sweep has nothing for the chart {name}</source>
        <translation>这份对比测量没有可供 {name} 绘制的内容</translation>
    </message>
    <message>
        <source>this run has nothing for the chart {name}</source>
        <translation>这次运行没有可供 {name} 绘制的内容</translation>
    </message>
    <message>
        <source>of this run nothing is known of the moment that --at names</source>
        <translation>这次运行没有 --at 所指时刻的资料</translation>
    </message>
    <message>
        <source>the run was over before the moment that --at names</source>
        <translation>在 --at 所指的时刻之前，运行已经结束</translation>
    </message>
    <message>
        <source>this run has no wire named {name}</source>
        <translation>这次运行没有名为 {name} 的连线</translation>
    </message>
    <message>
        <source>the figure is too small for its texts and pictures</source>
        <translation>图太小，放不下文字和画面</translation>
    </message>
    <message>
        <source>a larger --size or a smaller --font makes room</source>
        <translation>加大 --size 或减小 --font 可腾出空间</translation>
    </message>
    <message>
        <source>the call-out {text} points beside the axes, or the picture has none</source>
        <translation>标注 {text} 指到坐标轴之外，或这幅图没有坐标轴</translation>
    </message>
    <message>
        <source>percent such as 30%:40% work in every picture</source>
        <translation>百分比（如 30%:40%）在任何图中都可用</translation>
    </message>
    <message>
        <source>there is no series {name} to hide</source>
        <translation>没有可隐藏的曲线 {name}</translation>
    </message>
    <message>
        <source>there are {list}</source>
        <translation>现有：{list}</translation>
    </message>
    <message>
        <source>{file} is no sweep</source>
        <translation>{file} 不是对比测量</translation>
    </message>
    <message>
        <source>expected a sweep.json of &apos;waitscope sweep&apos;</source>
        <translation>应为 &apos;waitscope sweep&apos; 写出的 sweep.json</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is {type}</source>
        <translation>&apos;{key}&apos; 是{type}</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; holds {type}</source>
        <translation>&apos;{key}&apos; 含有{type}</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; has no English text</source>
        <translation>&apos;{key}&apos; 没有英文文字</translation>
    </message>
    <message>
        <source>what each thread did is still being read from the recording; it takes a moment</source>
        <translation>各线程做了什么还在从记录中读取；请稍候</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} 等，另有 {count} 个</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>请按下快捷键</translation>
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
    <message>
        <source>Passes tokens round in rings of coroutines, all of them on this thread.</source>
        <translation>在协程围成的圈中传递令牌，所有协程都在这一个线程上。</translation>
    </message>
    <message>
        <source>Runs a script of the experiment.</source>
        <translation>运行实验中的一个脚本。</translation>
    </message>
</context>
<context>
    <name>System</name>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许的操作</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有那个文件或目录</translation>
    </message>
    <message>
        <source>No such process</source>
        <translation>没有那个进程</translation>
    </message>
    <message>
        <source>Interrupted system call</source>
        <translation>系统调用被中断</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>没有那个设备或地址</translation>
    </message>
    <message>
        <source>Argument list too long</source>
        <translation>参数列表过长</translation>
    </message>
    <message>
        <source>Exec format error</source>
        <translation>可执行文件格式错误</translation>
    </message>
    <message>
        <source>Bad file descriptor</source>
        <translation>错误的文件描述符</translation>
    </message>
    <message>
        <source>No child processes</source>
        <translation>没有子进程</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>资源暂时不可用</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>无法分配内存</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不够</translation>
    </message>
    <message>
        <source>Bad address</source>
        <translation>错误的地址</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源忙</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>无效的跨设备链接</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>没有那个设备</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个目录</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>无效的参数</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>系统中打开的文件过多</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>程序文件正被使用</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有空间</translation>
    </message>
    <message>
        <source>Illegal seek</source>
        <translation>非法的定位</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>只读文件系统</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>管道已断开</translation>
    </message>
    <message>
        <source>Resource deadlock avoided</source>
        <translation>避免了资源死锁</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Function not implemented</source>
        <translation>功能未实现</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>目录非空</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接的层数过多</translation>
    </message>
    <message>
        <source>Message too long</source>
        <translation>消息过长</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>不支持的操作</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>地址已被占用</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>无法分配所请求的地址</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>连接被对端重置</translation>
    </message>
    <message>
        <source>No buffer space available</source>
        <translation>没有可用的缓冲区空间</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Owner died</source>
        <translation>所有者已终止</translation>
    </message>
    <message>
        <source>State not recoverable</source>
        <translation>状态无法恢复</translation>
    </message>
    <message>
        <source>Hangup</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Interrupt</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Illegal instruction</source>
        <translation>非法指令</translation>
    </message>
    <message>
        <source>Trace/breakpoint trap</source>
        <translation>跟踪/断点陷阱</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>Bus error</source>
        <translation>总线错误</translation>
    </message>
    <message>
        <source>Floating point exception</source>
        <translation>浮点异常</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>已被杀死</translation>
    </message>
    <message>
        <source>User defined signal 1</source>
        <translation>用户自定义信号 1</translation>
    </message>
    <message>
        <source>Segmentation fault</source>
        <translation>段错误</translation>
    </message>
    <message>
        <source>User defined signal 2</source>
        <translation>用户自定义信号 2</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>CPU time limit exceeded</source>
        <translation>超出 CPU 时间限制</translation>
    </message>
    <message>
        <source>File size limit exceeded</source>
        <translation>超出文件大小限制</translation>
    </message>
    <message>
        <source>Bad system call</source>
        <translation>错误的系统调用</translation>
    </message>
</context>
<context>
    <name>Template</name>
    <message>
        <source>Pair</source>
        <translation>一对</translation>
    </message>
    <message>
        <source>One thread sends, one receives.</source>
        <translation>一个线程发送，一个线程接收。</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>Messages go from a source through stages to a sink.</source>
        <translation>消息从源头经过各级到达终点。</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>级数</translation>
    </message>
    <message>
        <source>Fan-out</source>
        <translation>扇出</translation>
    </message>
    <message>
        <source>One thread sends into a wire from which several receive.</source>
        <translation>一个线程发送，多个线程从同一连线接收。</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>接收者</translation>
    </message>
    <message>
        <source>Fan-in</source>
        <translation>扇入</translation>
    </message>
    <message>
        <source>Several threads send into a wire from which one receives.</source>
        <translation>多个线程向同一连线发送，一个线程接收。</translation>
    </message>
    <message>
        <source>Senders</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>环</translation>
    </message>
    <message>
        <source>A message goes round from thread to thread and back to where it began.</source>
        <translation>一条消息依次经过各线程，最后回到起点。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星形</translation>
    </message>
    <message>
        <source>Clients ask a hub, which answers each of them through a wire of its own.</source>
        <translation>各客户向中心提问，中心通过各自的连线逐一回答。</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Many to many</source>
        <translation>多对多</translation>
    </message>
    <message>
        <source>Several threads send into a wire from which several receive.</source>
        <translation>多个线程向同一连线发送，多个线程从中接收。</translation>
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
    <name>ws::CataloguePage</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Table of all</source>
        <translation>全部对照表</translation>
    </message>
    <message>
        <source>Find: name, man page, group, scope</source>
        <translation>查找：名称、手册页、分组、范围</translation>
    </message>
    <message>
        <source>Find a mechanism</source>
        <translation>查找机制</translation>
    </message>
    <message>
        <source>Mechanisms</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>Copies the chosen cells, or the whole table, for a spreadsheet</source>
        <translation>复制选中的单元格或整张表，可粘贴到电子表格</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>No mechanism has “{text}” in its name, man page, group or scope.</source>
        <translation>没有机制的名称、手册页、分组或范围含有“{text}”。</translation>
    </message>
    <message>
        <source>No mechanism is selected.</source>
        <translation>没有选中机制。</translation>
    </message>
    <message>
        <source>No wire is selected in the wiring.</source>
        <translation>连线图中没有选中连线。</translation>
    </message>
    <message>
        <source>Wire {name} uses it already.</source>
        <translation>连线 {name} 已经在用它。</translation>
    </message>
    <message>
        <source>Use on wire {name}</source>
        <translation>用于连线 {name}</translation>
    </message>
    <message>
        <source>Use on the selected wire</source>
        <translation>用于选中的连线</translation>
    </message>
    <message>
        <source>The wire of the open experiment gets this mechanism</source>
        <translation>打开的实验中这条连线改用此机制</translation>
    </message>
    <message>
        <source>A comparison is going on; its choice is closed until it ends</source>
        <translation>比较正在进行，结束之前不能改选</translation>
    </message>
    <message>
        <source>Opens the comparison with this mechanism among the chosen</source>
        <translation>打开比较页面，并选中此机制</translation>
    </message>
</context>
<context>
    <name>ws::CataloguePicture</name>
    <message>
        <source>Mechanisms</source>
        <translation>机制</translation>
    </message>
</context>
<context>
    <name>ws::Chart</name>
    <message>
        <source>Nothing measured yet.</source>
        <translation>尚无测量结果。</translation>
    </message>
    <message>
        <source>The run was too short for a curve.</source>
        <translation>这次运行太短，画不出曲线。</translation>
    </message>
    <message>
        <source>There was nothing to measure.</source>
        <translation>没有可测量的内容。</translation>
    </message>
    <message>
        <source>Nothing in this stretch. Press 0 for the whole run.</source>
        <translation>这一段没有数据。按 0 显示整个运行。</translation>
    </message>
    <message>
        <source>Press Run: it is drawn here while it runs.</source>
        <translation>按“运行”：运行时画在这里。</translation>
    </message>
</context>
<context>
    <name>ws::ChartComparison</name>
    <message>
        <source>Compare with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>%1, behind</source>
        <translation>%1，叠在后面</translation>
    </message>
    <message>
        <source>%1, side by side</source>
        <translation>%1，并排</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>不对比</translation>
    </message>
</context>
<context>
    <name>ws::ChartPanel</name>
    <message>
        <source>Drag over a stretch or turn the wheel to zoom, 0 shows the whole run. A click on the title line shows the next view, on a legend entry hides it. L: logarithmic, T: table, C: compare.</source>
        <translation>拖过一段或滚动滚轮可缩放，按 0 显示整个运行。单击标题行切换视图，单击图例项隐藏该曲线。L：对数，T：表格，C：对比。</translation>
    </message>
    <message>
        <source>pale: %1</source>
        <translation>淡色：%1</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>下一个视图</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Save as CSV...</source>
        <translation>另存为 CSV...</translation>
    </message>
    <message>
        <source>Figure of this chart...</source>
        <translation>导出此图表...</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>The table could not be written</source>
        <translation>无法写入表格</translation>
    </message>
</context>
<context>
    <name>ws::ChartTable</name>
    <message>
        <source>Time, s</source>
        <translation>时间，s</translation>
    </message>
</context>
<context>
    <name>ws::ChartTableView</name>
    <message>
        <source>Table of the chart</source>
        <translation>图表的数据表</translation>
    </message>
</context>
<context>
    <name>ws::CommandPalette</name>
    <message>
        <source>Nothing has a name like that.</source>
        <translation>没有这样的名称。</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>全部命令</translation>
    </message>
    <message>
        <source>What do you want to do or open?</source>
        <translation>想做什么，或打开什么？</translation>
    </message>
    <message>
        <source>Experiment: {group}</source>
        <translation>实验：{group}</translation>
    </message>
    <message>
        <source>File in {folder}</source>
        <translation>文件，位于 {folder}</translation>
    </message>
</context>
<context>
    <name>ws::ComparePage</name>
    <message>
        <source>Folder for the table, the figures and the data</source>
        <translation>存放表格、图和数据的文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>导出...</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Choose and measure. Nothing else should run meanwhile: what disturbs is marked.</source>
        <translation>先选择，再测量。期间最好不要运行其他程序：受到的干扰会被标记。</translation>
    </message>
    <message>
        <source>{done} of {all} runs</source>
        <translation>{all} 次运行中已完成 {done} 次</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>cancelled; what was done is kept</source>
        <translation>已取消；已完成的部分保留</translation>
    </message>
    <message>
        <source>Figure...</source>
        <translation>导出插图...</translation>
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
        <comment>between clauses that go on with &apos;who&apos;</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between clauses</comment>
        <translation>；</translation>
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
        <source>given by others alone: {objects}</source>
        <translation>只能由其他线程给出：{objects}</translation>
    </message>
    <message>
        <source>{threads} wait, and give nothing that only they could give</source>
        <translation>{threads} 在等待，却不给出只有它们才能给出的东西</translation>
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
    <message>
        <source>{clauses}; stuck since {time} after the start</source>
        <translation>{clauses}；自开始后 {time} 起卡住</translation>
    </message>
    <message>
        <source>It stopped {time} after the start.</source>
        <translation>它在开始后 {time} 停住。</translation>
    </message>
    <message>
        <source>Both had stopped {time} after the start,
within {spread} of each other.</source>
        <translation>两者在开始后 {time} 都已停住，
相差不超过 {spread}。</translation>
    </message>
    <message>
        <source>All {count} had stopped {time} after the start,
within {spread} of each other.</source>
        <translation>全部 {count} 个在开始后 {time} 都已停住，
相差不超过 {spread}。</translation>
    </message>
    <message>
        <source>{wait}, since {time} after the start.</source>
        <translation>{wait}，自开始后 {time} 起。</translation>
    </message>
    <message>
        <source>{wait}, since {time} after the start; holds {objects}.</source>
        <translation>{wait}，自开始后 {time} 起；持有 {objects}。</translation>
    </message>
    <message>
        <source>{thread} waits for a notification in {object}, which nobody is left to give</source>
        <translation>{thread} 在 {object} 中等待通知，但已没有线程能发出通知</translation>
    </message>
    <message>
        <source>{thread} waits for a notification in {object}, which only {by} could give</source>
        <translation>{thread} 在 {object} 中等待通知，只有 {by} 能发出</translation>
    </message>
    <message>
        <source>who waits for a notification in {object}, which only {by} could give</source>
        <translation>而它在 {object} 中等待通知，只有 {by} 能发出</translation>
    </message>
    <message>
        <source>{thread} waits for {object} to be set, and nobody is left to set it</source>
        <translation>{thread} 等待 {object} 被置位，但已没有线程能置位</translation>
    </message>
    <message>
        <source>{thread} waits for {object} to be set, which only {by} could do</source>
        <translation>{thread} 等待 {object} 被置位，只有 {by} 能做到</translation>
    </message>
    <message>
        <source>who waits for {object} to be set, which only {by} could do</source>
        <translation>而它等待 {object} 被置位，只有 {by} 能做到</translation>
    </message>
    <message>
        <source>{thread} waits for units of {object}, which nobody is left to give</source>
        <translation>{thread} 等待 {object} 的单位，但已没有线程能归还</translation>
    </message>
    <message>
        <source>{thread} waits for units of {object}, which only {by} could give</source>
        <translation>{thread} 等待 {object} 的单位，只有 {by} 能归还</translation>
    </message>
    <message>
        <source>who waits for units of {object}, which only {by} could give</source>
        <translation>而它等待 {object} 的单位，只有 {by} 能归还</translation>
    </message>
    <message>
        <source>{thread} waits at {object} for others, of whom not enough are left</source>
        <translation>{thread} 在 {object} 处等待其他线程，但剩下的线程不够</translation>
    </message>
    <message>
        <source>{thread} waits at {object} for {by}</source>
        <translation>{thread} 在 {object} 处等待 {by}</translation>
    </message>
    <message>
        <source>who waits at {object} for {by}</source>
        <translation>而它在 {object} 处等待 {by}</translation>
    </message>
    <message>
        <source>{thread} waits for {object} to be counted down, and nobody is left to do it</source>
        <translation>{thread} 等待 {object} 倒数完，但已没有线程能倒数</translation>
    </message>
    <message>
        <source>{thread} waits for {object} to be counted down, which only {by} could do</source>
        <translation>{thread} 等待 {object} 倒数完，只有 {by} 能做到</translation>
    </message>
    <message>
        <source>who waits for {object} to be counted down, which only {by} could do</source>
        <translation>而它等待 {object} 倒数完，只有 {by} 能做到</translation>
    </message>
    <message>
        <source>{thread} waits for any of {object}, which nobody is left to bring about</source>
        <translation>{thread} 等待 {object} 中的任意一个，但已没有线程能做到</translation>
    </message>
    <message>
        <source>{thread} waits for any of {object}, which only {by} could bring about</source>
        <translation>{thread} 等待 {object} 中的任意一个，只有 {by} 能做到</translation>
    </message>
    <message>
        <source>who waits for any of {object}, which only {by} could bring about</source>
        <translation>而它等待 {object} 中的任意一个，只有 {by} 能做到</translation>
    </message>
    <message>
        <source>{thread} waits to be started</source>
        <translation>{thread} 等待被启动</translation>
    </message>
    <message>
        <source>who waits to be started</source>
        <translation>而它等待被启动</translation>
    </message>
    <message>
        <source>{thread} gives back {other} before it waits for {object}</source>
        <translation>{thread} 在等待 {object} 之前先交还 {other}</translation>
    </message>
    <message>
        <source>{thread} gives back {object} before it takes it again</source>
        <translation>{thread} 在再次取 {object} 之前先交还它</translation>
    </message>
    <message>
        <source>Somebody else gives what is waited for at {object}</source>
        <translation>由别的线程给出在 {object} 处等待的东西</translation>
    </message>
    <message>
        <source>It stands at line {line} of script {script}.</source>
        <translation>停在脚本 {script} 的第 {line} 行。</translation>
    </message>
    <message>
        <source>It was notified once while nobody waited, by {last}; nobody is left to notify again.</source>
        <translation>没有人等待时曾由 {last} 通知过一次；已没有线程能再通知。</translation>
    </message>
    <message>
        <source>It was notified {count} times while nobody waited, last by {last}; nobody is left to notify again.</source>
        <translation>没有人等待时曾被通知 {count} 次，最后一次由 {last} 发出；已没有线程能再通知。</translation>
    </message>
    <message>
        <source>All who could end this wait have ended.</source>
        <translation>能结束这个等待的线程都已结束。</translation>
    </message>
    <message>
        <source>{by} has not ended.</source>
        <translation>{by} 尚未结束。</translation>
    </message>
    <message>
        <source>{object} itself names its owner: {by}.</source>
        <translation>{object} 自身记录的所有者：{by}。</translation>
    </message>
    <message>
        <source>Of all who could end this wait only these are left, and they are stuck: {by}.</source>
        <translation>能结束这个等待的线程只剩下这些，而它们也动不了：{by}。</translation>
    </message>
    <message>
        <source>somebody who can help</source>
        <translation>有线程能帮忙</translation>
    </message>
    <message>
        <source>{thread} waits for the outside: {object}</source>
        <translation>{thread} 等待外部：{object}</translation>
    </message>
    <message>
        <source>who waits for the outside: {object}</source>
        <translation>后者等待外部：{object}</translation>
    </message>
</context>
<context>
    <name>ws::DepthChart</name>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>messages held</source>
        <translation>通道中的消息</translation>
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
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Experiments (*.toml)</source>
        <translation>实验文件 (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Edit it</source>
        <translation>编辑它</translation>
    </message>
    <message>
        <source>Opens what can be read of it, with its mistakes marked</source>
        <translation>打开其中可读的部分，并标出错误</translation>
    </message>
    <message>
        <source>Open an experiment or a recording</source>
        <translation>打开实验或记录</translation>
    </message>
    <message>
        <source>Experiments and recordings (*.toml *.wscope)</source>
        <translation>实验和记录 (*.toml *.wscope)</translation>
    </message>
    <message>
        <source>Recordings (*.wscope)</source>
        <translation>记录 (*.wscope)</translation>
    </message>
</context>
<context>
    <name>ws::EditSide</name>
    <message>
        <source>Not started: {problem}.</source>
        <translation>未启动：{problem}。</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>重做：{what}</translation>
    </message>
    <message>
        <source>The selected part</source>
        <translation>所选部件</translation>
    </message>
</context>
<context>
    <name>ws::EditorPage</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>It was used by {names}.</source>
        <translation>原使用者：{names}。</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>There are no parts of an experiment on the clipboard.</source>
        <translation>剪贴板上没有实验的部件。</translation>
    </message>
    <message>
        <source>paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>再制</translation>
    </message>
    <message>
        <source>Select two parts first: where the line begins, then where it ends.</source>
        <translation>请先选两个部件：先选起点，再选终点。</translation>
    </message>
    <message>
        <source>draw a line</source>
        <translation>连线</translation>
    </message>
</context>
<context>
    <name>ws::ExperimentEditor</name>
    <message>
        <source>edit a script</source>
        <translation>编辑脚本</translation>
    </message>
    <message>
        <source>choose a mechanism</source>
        <translation>选择机制</translation>
    </message>
</context>
<context>
    <name>ws::ExperimentSaver</name>
    <message>
        <source>Save the experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>Experiments (*.toml)</source>
        <translation>实验文件 (*.toml)</translation>
    </message>
    <message>
        <source>The experiment could not be saved</source>
        <translation>无法保存实验</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>保存...</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存就关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的修改</translation>
    </message>
    <message>
        <source>{title} was edited and is not saved.</source>
        <translation>“{title}”已被修改，尚未保存。</translation>
    </message>
    <message>
        <source>These experiments were edited and are not saved: {titles}.</source>
        <translation>以下实验已被修改，尚未保存：{titles}。</translation>
    </message>
    <message>
        <source>Save all...</source>
        <translation>全部保存...</translation>
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
    <message>
        <source>How the deadlock came about</source>
        <translation>死锁如何发生</translation>
    </message>
    <message>
        <source>{figure} does not fit at {asked} pt: its text is {real} pt. A larger size or a smaller font makes it whole.</source>
        <translation>按 {asked} pt 字号放不下“{figure}”：实际字号为 {real} pt。请加大尺寸或减小字号。</translation>
    </message>
    <message>
        <source>Catalogue of mechanisms</source>
        <translation>机制目录</translation>
    </message>
    <message>
        <source>Throughput by message size</source>
        <translation>吞吐量与消息大小</translation>
    </message>
    <message>
        <source>Latency by message size</source>
        <translation>延迟与消息大小</translation>
    </message>
</context>
<context>
    <name>ws::FigureDialog</name>
    <message>
        <source>Export a figure</source>
        <translation>导出插图</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>保存...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>The figure could not be written</source>
        <translation>无法写入插图</translation>
    </message>
    <message>
        <source>The command that makes this figure</source>
        <translation>生成此图的命令</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>The command is on the clipboard. A run of its own has figures of its own.</source>
        <translation>命令已复制到剪贴板。命令会重新运行一次，测得的数值会不同。</translation>
    </message>
    <message>
        <source>The command is on the clipboard.</source>
        <translation>命令已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Settings of the figure</source>
        <translation>图的设置</translation>
    </message>
    <message>
        <source>{file} is there already.</source>
        <translation>{file} 已存在。</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>ws::FigureForm</name>
    <message>
        <source>Letters as shapes</source>
        <translation>文字转为轮廓</translation>
    </message>
    <message>
        <source>The data beside it (.json)</source>
        <translation>同时保存数据（.json）</translation>
    </message>
    <message>
        <source>For programs that lack the fonts. The text can then not be searched.</source>
        <translation>用于缺少字体的程序。转换后文字无法搜索。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>More than one become panels a, b, c of one figure.</source>
        <translation>选择多个时成为同一图中的 a、b、c 分图。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自定尺寸</translation>
    </message>
    <message>
        <source>Slide, 16:9</source>
        <translation>幻灯片，16:9</translation>
    </message>
    <message>
        <source>Half a slide</source>
        <translation>半张幻灯片</translation>
    </message>
    <message>
        <source>Column of a journal</source>
        <translation>期刊单栏</translation>
    </message>
    <message>
        <source>Text width</source>
        <translation>版心宽度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
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
        <source>as the size has it</source>
        <translation>随尺寸</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>字号</translation>
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
        <source>transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>print, safe in grey</source>
        <translation>印刷，灰度可辨</translation>
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
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>30%:40%:one a line: place and text</source>
        <translation>30%:40%:每行一个：位置与文字</translation>
    </message>
    <message>
        <source>Numbered marks in the first picture. In a chart 0.31s:12:text gives the time and the value; 30%:40%:text works everywhere.</source>
        <translation>第一幅图中的编号标注。图表中用 0.31s:12:文字 指定时间和数值；30%:40%:文字 在任何图中都可用。</translation>
    </message>
    <message>
        <source>Call-outs</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>第一条</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>all of it, or 0.2s..350ms</source>
        <translation>全部，或 0.2s..350ms</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>as needed, or 10..25</source>
        <translation>自动，或 10..25</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>as the chart has it</source>
        <translation>随图表</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>刻度</translation>
    </message>
    <message>
        <source>the end, or 1.25s</source>
        <translation>结束时，或 1.25s</translation>
    </message>
    <message>
        <source>Wiring and wait-for graph as they were at that moment of the run; a line there in charts and lanes.</source>
        <translation>连线图和等待图按运行到该时刻的样子绘制；图表和时间线在该处画一条线。</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>时刻</translation>
    </message>
</context>
<context>
    <name>ws::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>图的预览</translation>
    </message>
    <message>
        <source>{width} × {height} mm, text of {font} pt</source>
        <translation>{width} × {height} mm，字号 {font} pt</translation>
    </message>
</context>
<context>
    <name>ws::FilmStripPicture</name>
    <message>
        <source>waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>is held by</source>
        <translation>被持有</translation>
    </message>
    <message>
        <source>How the deadlock came about</source>
        <translation>死锁如何发生</translation>
    </message>
    <message>
        <source>When a deadlock is proven, the steps that led to it are drawn here, one beside the other.</source>
        <translation>一旦证明了死锁，走到死锁的各步会并排画在这里。</translation>
    </message>
    <message>
        <source>{thread} takes {object}</source>
        <translation>{thread} 取得 {object}</translation>
    </message>
    <message>
        <source>{thread} {waits}</source>
        <translation>{thread} {waits}</translation>
    </message>
    <message>
        <source>The steps that led to the deadlock are being read from the recording.</source>
        <translation>正在从记录中读取走到死锁的各步。</translation>
    </message>
</context>
<context>
    <name>ws::FilmStripView</name>
    <message>
        <source>How the deadlock came about</source>
        <translation>死锁如何发生</translation>
    </message>
    <message>
        <source>Click a step to see the whole window at that moment.</source>
        <translation>单击一步，整个窗口显示那一时刻。</translation>
    </message>
</context>
<context>
    <name>ws::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>检查面板</translation>
    </message>
</context>
<context>
    <name>ws::KeySheet</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>To the next part of the window, back</source>
        <translation>到窗口的下一部分、上一部分</translation>
    </message>
    <message>
        <source>Tab   Shift+Tab</source>
        <translation>Tab   Shift+Tab</translation>
    </message>
    <message>
        <source>From wire to wire; let go</source>
        <translation>在连线之间移动；取消选择</translation>
    </message>
    <message>
        <source>Tab, arrows; Esc</source>
        <translation>Tab、方向键；Esc</translation>
    </message>
    <message>
        <source>Wiring: closer, farther, all of it</source>
        <translation>连线图：放大、缩小、全部</translation>
    </message>
    <message>
        <source>Editing: move what is selected</source>
        <translation>编辑：移动所选部件</translation>
    </message>
    <message>
        <source>arrows; with Shift farther</source>
        <translation>方向键；按住 Shift 移得更远</translation>
    </message>
    <message>
        <source>Lanes: closer, farther, the whole run</source>
        <translation>时间线：放大、缩小、整次运行</translation>
    </message>
    <message>
        <source>Lanes: back and forth, the beginning, the end as it goes on</source>
        <translation>时间线：后退和前进、开头、随运行的末尾</translation>
    </message>
    <message>
        <source>arrows, Home, End</source>
        <translation>方向键、Home、End</translation>
    </message>
    <message>
        <source>Lanes: more threads</source>
        <translation>时间线：更多线程</translation>
    </message>
    <message>
        <source>Page Up   Page Down</source>
        <translation>Page Up   Page Down</translation>
    </message>
    <message>
        <source>Lanes: why a thread waits at the cursor; let go</source>
        <translation>时间线：游标处线程为何等待；取消</translation>
    </message>
    <message>
        <source>Enter, Esc</source>
        <translation>回车、Esc</translation>
    </message>
    <message>
        <source>Lanes: select from event to event</source>
        <translation>时间线：逐个事件选取</translation>
    </message>
    <message>
        <source>Shift and arrows</source>
        <translation>Shift 加方向键</translation>
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
        <source>Close a dialog or a list</source>
        <translation>关闭对话框或列表</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>In pictures, lists and dialogs</source>
        <translation>在图、列表和对话框中</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ws::KeysPage</name>
    <message>
        <source>No key</source>
        <translation>不设</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>查找命令或快捷键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <source>Press the key that the chosen command shall have</source>
        <translation>按下要给所选命令的键</translation>
    </message>
    <message>
        <source>Takes all keys from the chosen command</source>
        <translation>去掉所选命令的全部快捷键</translation>
    </message>
    <message>
        <source>Gives the chosen command its usual keys again</source>
        <translation>让所选命令恢复默认快捷键</translation>
    </message>
    <message>
        <source>All keys as usual</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Choose a command, then press its new key.</source>
        <translation>先选一个命令，再按它的新快捷键。</translation>
    </message>
    <message>
        <source>{command} has the key {key} now.</source>
        <translation>“{command}”的快捷键现在是 {key}。</translation>
    </message>
    <message>
        <source>{key} is the key of {command} already. Give that one another key first.</source>
        <translation>{key} 已是“{command}”的快捷键。请先给它换一个。</translation>
    </message>
    <message>
        <source>{key} moves the cursor in lists and pictures. Hold Ctrl or Alt with it.</source>
        <translation>{key} 用来在列表和图中移动。请同时按住 Ctrl 或 Alt。</translation>
    </message>
    <message>
        <source>{key} alone is typed into fields. Hold Ctrl or Alt with it.</source>
        <translation>单独按 {key} 会输入文字。请同时按住 Ctrl 或 Alt。</translation>
    </message>
    <message>
        <source>No command and no key is called that. Clear the field to see all.</source>
        <translation>没有这样的命令或快捷键。清空搜索框可看到全部。</translation>
    </message>
</context>
<context>
    <name>ws::LaneSearch</name>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>睡眠</translation>
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
        <source>{channel} depth, to {most}</source>
        <translation>{channel} 深度，至 {most}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
    <message>
        <source>wanted by others</source>
        <translation>被占用且有人等</translation>
    </message>
    <message>
        <source>has a lock</source>
        <translation>持有锁</translation>
    </message>
    <message>
        <source>Recording is off: waits are counted but not timed one by one, so there are no lanes. Choose light or full above and run again.</source>
        <translation>记录已关闭：等待只计数，不逐一计时，因此没有时间线。请在上方选择“轻量”或“完整”后再次运行。</translation>
    </message>
    <message>
        <source>Press Run: what each thread does from moment to moment is drawn here.</source>
        <translation>按“运行”：每个线程每一刻在做什么会画在这里。</translation>
    </message>
    <message>
        <source>Nothing matches what is looked for. Clear the field to see all lanes.</source>
        <translation>没有符合条件的。清空搜索框可看到全部时间线。</translation>
    </message>
    <message>
        <source>The lanes are being read from the recording: {percent} %.</source>
        <translation>正在从记录中读取时间线：{percent} %。</translation>
    </message>
    <message>
        <source>The lanes are being read from the recording.</source>
        <translation>正在从记录中读取时间线。</translation>
    </message>
    <message>
        <source>Reading them was stopped, so there are no lanes. &apos;Read the lanes&apos; begins again.</source>
        <translation>读取已停止，所以没有时间线。“读取时间线”会重新开始。</translation>
    </message>
    <message>
        <source>The events of the recording cannot be read, so there are no lanes. Its figures are those that the run left.</source>
        <translation>无法读取记录中的事件，所以没有时间线。各项数据是运行留下的。</translation>
    </message>
</context>
<context>
    <name>ws::LanesView</name>
    <message>
        <source>Lanes</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Drag to move, wheel to zoom, click a wait to see why, Shift and drag to select.</source>
        <translation>拖动以移动，滚轮以缩放，单击一次等待可看原因，按住 Shift 拖动以选取。</translation>
    </message>
    <message>
        <source>Find: name, &gt; 1 ms</source>
        <translation>查找：名称、&gt; 1 ms</translation>
    </message>
    <message>
        <source>Find in the lanes</source>
        <translation>在时间线中查找</translation>
    </message>
    <message>
        <source>Part of the name of a thread or an object, waiting or asleep, and durations as in &gt; 1 ms. Words with a blank between them must all hold.</source>
        <translation>线程或对象名称的一部分，“等待”或“睡眠”，以及 &gt; 1 ms 这样的时长。用空格分开的各项须同时满足。</translation>
    </message>
    <message>
        <source>A to B {time}: {statistics}</source>
        <translation>A 到 B {time}：{statistics}</translation>
    </message>
    <message>
        <source>counted from {time} on</source>
        <translation>从 {time} 起计</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Read the lanes</source>
        <translation>读取时间线</translation>
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
    <message>
        <source>No experiment is called that. Clear the field to see all.</source>
        <translation>没有这样的实验。清空搜索框可看到全部。</translation>
    </message>
</context>
<context>
    <name>ws::LogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
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
        <source>The figure is in {file}.</source>
        <translation>插图已写入 {file}。</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>报告已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Wire {name} uses {mechanism} now.</source>
        <translation>连线 {name} 现在使用{mechanism}。</translation>
    </message>
    <message>
        <source>Not started: a script has a mistake.</source>
        <translation>未启动：脚本有错误。</translation>
    </message>
    <message>
        <source>The experiment is in {file}.</source>
        <translation>实验已写入 {file}。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>What was edited in {title} is kept until the window is closed.</source>
        <translation>对“{title}”的修改会保留到关闭窗口为止。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近文件</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Mechanisms</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>{title} is as it was edited; save it to keep it.</source>
        <translation>“{title}”已恢复到编辑后的样子；要保留请保存。</translation>
    </message>
    <message>
        <source>Choose an experiment</source>
        <translation>选择一个实验</translation>
    </message>
    <message>
        <source>Each one runs real processes and threads. Those that are marked wrong go wrong on purpose.</source>
        <translation>每个实验都运行真实的进程和线程。标明“错误”的会故意出错。</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>运行它</translation>
    </message>
    <message>
        <source>Run starts it, Pause holds all threads, Stop ends them. Nothing is left behind.</source>
        <translation>“运行”启动，“暂停”停住所有线程，“停止”结束它们。什么都不会留下。</translation>
    </message>
    <message>
        <source>See who is wired to whom</source>
        <translation>看谁与谁相连</translation>
    </message>
    <message>
        <source>Processes are frames, threads are inside, wires carry messages. Click a wire to see its figures and to give it another mechanism.</source>
        <translation>框是进程，里面是线程，连线传递消息。点击一条连线可看它的数据，也可换一种机制。</translation>
    </message>
    <message>
        <source>See where the time goes</source>
        <translation>看时间去了哪里</translation>
    </message>
    <message>
        <source>The charts are drawn while it runs; below them, what each thread does from moment to moment.</source>
        <translation>图表随运行绘制；下面是每个线程每一刻在做什么。</translation>
    </message>
    <message>
        <source>See why nobody goes on</source>
        <translation>看为什么谁都走不了</translation>
    </message>
    <message>
        <source>When threads wait for each other for ever, a line appears here that proves it and says who waits for whom. &apos;Why?&apos; shows what would have broken the ring.</source>
        <translation>当线程永远互相等待时，这里会出现一行字，证明这一点，并说明谁在等谁。“为什么？”说明怎样才能打破这个环。</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>带走它</translation>
    </message>
    <message>
        <source>Figure writes any picture as SVG, PDF or PNG for slides and books. Ctrl+Shift+P finds every command.</source>
        <translation>“图片”把任意一幅图写成 SVG、PDF 或 PNG，供幻灯片和书使用。Ctrl+Shift+P 可查找所有命令。</translation>
    </message>
</context>
<context>
    <name>ws::MechanismBox</name>
    <message>
        <source>Find a mechanism</source>
        <translation>查找机制</translation>
    </message>
</context>
<context>
    <name>ws::MechanismChoice</name>
    <message>
        <source>not on this machine: {reason}</source>
        <translation>本机不可用：{reason}</translation>
    </message>
</context>
<context>
    <name>ws::MechanismList</name>
    <message>
        <source>None: clear the search to see all</source>
        <translation>没有找到：清空搜索可看到全部</translation>
    </message>
</context>
<context>
    <name>ws::MechanismSheet</name>
    <message>
        <source>, </source>
        <comment>between the members of a list</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>ws::MechanismTable</name>
    <message>
        <source>yes</source>
        <translation>会</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Carries</source>
        <translation>传递</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Sender waits</source>
        <translation>发送者等待</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Mechanisms compared</source>
        <translation>机制对照表</translation>
    </message>
    <message>
        <source>Copy for a spreadsheet (tabs)</source>
        <translation>复制到电子表格（制表符）</translation>
    </message>
    <message>
        <source>Copy as CSV (commas)</source>
        <translation>复制为 CSV（逗号）</translation>
    </message>
</context>
<context>
    <name>ws::MessagesView</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>{count} older lines are not kept</source>
        <translation>更早的 {count} 行没有保留</translation>
    </message>
    <message>
        <source>Nothing to say so far: no thread failed, nobody starves, no script has logged anything.</source>
        <translation>目前没有消息：没有线程失败，没有线程饥饿，脚本没有写日志。</translation>
    </message>
    <message>
        <source>Press Run: what scripts log is listed here, and what is odd without being a deadlock: starvation, livelock, a lost wake-up.</source>
        <translation>按“运行”：脚本的日志列在这里，还有不是死锁的异常：饥饿、活锁、丢失的唤醒。</translation>
    </message>
</context>
<context>
    <name>ws::Notices</name>
    <message>
        <source>{thread} waits for {object} since {from} after the start. Meanwhile others took it {count} times.</source>
        <translation>{thread} 从启动后 {from} 起等待 {object}。其间别的线程取走它 {count} 次。</translation>
    </message>
    <message>
        <source>{thread} waited for {object} from {from} to {until}. Meanwhile others took it {count} times.</source>
        <translation>{thread} 从 {from} 到 {until} 等待 {object}。其间别的线程取走它 {count} 次。</translation>
    </message>
    <message>
        <source>Starvation</source>
        <translation>饥饿</translation>
    </message>
    <message>
        <source>{thread} tries for {object}</source>
        <translation>{thread} 反复尝试 {object}</translation>
    </message>
    <message>
        <source>{tries}. Each failed {count} times in a row or more, while they take and give back what the others want. Seen {from} after the start; it goes on.</source>
        <translation>{tries}。每个都至少连续失败 {count} 次，同时又不断取走并交还别人想要的东西。启动后 {from} 发现，仍在继续。</translation>
    </message>
    <message>
        <source>{tries}. Each failed {count} times in a row or more, while they took and gave back what the others want. From {from} to {until} after the start.</source>
        <translation>{tries}。每个都至少连续失败 {count} 次，同时又不断取走并交还别人想要的东西。从启动后 {from} 到 {until}。</translation>
    </message>
    <message>
        <source>Livelock</source>
        <translation>活锁</translation>
    </message>
    <message>
        <source>{members} waited for each other. It is no deadlock: the wait of {timed} ends by its deadline. Seen {from} after the start.</source>
        <translation>{members} 互相等待。这不是死锁：{timed} 的等待会因期限到而结束。启动后 {from} 发现。</translation>
    </message>
    <message>
        <source>{members} waited for each other. It is no deadlock: the wait of {timed} ends by its deadline. Seen {count} times, first {from} after the start.</source>
        <translation>{members} 互相等待。这不是死锁：{timed} 的等待会因期限到而结束。出现 {count} 次，首次在启动后 {from}。</translation>
    </message>
    <message>
        <source>Ends by its deadline</source>
        <translation>因期限到而结束</translation>
    </message>
    <message>
        <source>{thread} waits in {object}, which was notified once while nobody waited, by {by}. Nobody is left to notify again.</source>
        <translation>{thread} 在 {object} 中等待；没有人等待时 {by} 曾通知过一次。已没有线程能再通知。</translation>
    </message>
    <message>
        <source>{thread} waits in {object}, which was notified {count} times while nobody waited, last by {by}. Nobody is left to notify again.</source>
        <translation>{thread} 在 {object} 中等待；没有人等待时曾有 {count} 次通知，最后一次由 {by} 发出。已没有线程能再通知。</translation>
    </message>
    <message>
        <source>Lost wake-up</source>
        <translation>丢失的唤醒</translation>
    </message>
    <message>
        <source>{thread} failed</source>
        <translation>{thread} 失败</translation>
    </message>
    <message>
        <source>No waker but a signal</source>
        <translation>只有信号能唤醒</translation>
    </message>
    <message>
        <source>Waits for the outside</source>
        <translation>等待外部</translation>
    </message>
    <message>
        <source>{thread} waits in {object} for {time}. No thread of this run can end that, but a signal can (kill -USR2), so it is no deadlock.</source>
        <translation>{thread} 已在 {object} 等待 {time}。本次运行中没有线程能结束这一等待，但信号可以（kill -USR2），所以不是死锁。</translation>
    </message>
    <message>
        <source>{thread} waits in {object} for {time}. No thread of this run can end that, but the outside can, so it is no deadlock.</source>
        <translation>{thread} 已在 {object} 等待 {time}。本次运行中没有线程能结束这一等待，但外部可以，所以不是死锁。</translation>
    </message>
    <message>
        <source>{text} Behind it: {threads}.</source>
        <translation>{text}排在其后的有：{threads}。</translation>
    </message>
</context>
<context>
    <name>ws::OpenerProgress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
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
    <message>
        <source>Other primitives used</source>
        <translation>其他原语的操作</translation>
    </message>
</context>
<context>
    <name>ws::Palette</name>
    <message>
        <source>Sends</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Receives</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Passes on</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Takes locks</source>
        <translation>取锁</translation>
    </message>
    <message>
        <source>Waits for threads</source>
        <translation>等待线程结束</translation>
    </message>
    <message>
        <source>Coroutines</source>
        <translation>协程</translation>
    </message>
    <message>
        <source>Runs a script</source>
        <translation>运行脚本</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Threads of one process share its memory.</source>
        <translation>同一进程的线程共享内存。</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Messages go through it. Draw it from a thread to another instead.</source>
        <translation>消息从中通过。也可直接从一个线程拖到另一个线程来画。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Locks and others</source>
        <translation>锁及其他</translation>
    </message>
    <message>
        <source>process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>wire</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>{kind} {name}</source>
        <translation>{kind} {name}</translation>
    </message>
</context>
<context>
    <name>ws::PaletteList</name>
    <message>
        <source>Parts to add</source>
        <translation>可添加的部件</translation>
    </message>
</context>
<context>
    <name>ws::PartPanel</name>
    <message>
        <source>When it ends early</source>
        <translation>提前结束时</translation>
    </message>
    <message>
        <source>the run has failed</source>
        <translation>运行即失败</translation>
    </message>
    <message>
        <source>the run goes on</source>
        <translation>运行继续</translation>
    </message>
    <message>
        <source>change a process</source>
        <translation>修改进程</translation>
    </message>
    <message>
        <source>{name} ({id})</source>
        <translation>{name}（{id}）</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>choose a role</source>
        <translation>选择角色</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Its text stands beside the picture: Ctrl+6.</source>
        <translation>其文本在图旁显示：Ctrl+6。</translation>
    </message>
    <message>
        <source>choose a script</source>
        <translation>选择脚本</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>with the run</source>
        <translation>随运行启动</translation>
    </message>
    <message>
        <source>when a script starts it</source>
        <translation>由脚本启动</translation>
    </message>
    <message>
        <source>change the start</source>
        <translation>修改启动方式</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>one of its own</source>
        <translation>自己的通路</translation>
    </message>
    <message>
        <source>Runs back through</source>
        <translation>借道返回</translation>
    </message>
    <message>
        <source>As answers do through the socket that the questions came through.</source>
        <translation>如同回答沿着提问所经的套接字返回。</translation>
    </message>
    <message>
        <source>choose the way back</source>
        <translation>选择返回通路</translation>
    </message>
    <message>
        <source>choose a mechanism</source>
        <translation>选择机制</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>choose a primitive</source>
        <translation>选择原语</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>{meaning} ({range})</source>
        <translation>{meaning}（{range}）</translation>
    </message>
    <message>
        <source>names, with commas between</source>
        <translation>名称，用逗号分隔</translation>
    </message>
    <message>
        <source>change {setting}</source>
        <translation>修改 {setting}</translation>
    </message>
    <message>
        <source>Processes: {processes}, threads: {threads}</source>
        <translation>{processes} 个进程，{threads} 个线程</translation>
    </message>
    <message>
        <source>{count} parts</source>
        <translation>{count} 个部件</translation>
    </message>
    <message>
        <source>What you change here changes in all of them.</source>
        <translation>此处的修改对所有所选部件生效。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>Before it can run:</source>
        <translation>运行之前还需要：</translation>
    </message>
    <message>
        <source>change the title</source>
        <translation>修改标题</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>英文标题</translation>
    </message>
    <message>
        <source>Title in Chinese</source>
        <translation>中文标题</translation>
    </message>
    <message>
        <source>Summary in English</source>
        <translation>英文简介</translation>
    </message>
    <message>
        <source>Summary in Chinese</source>
        <translation>中文简介</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>seconds, above 0, at most a day</source>
        <translation>秒，大于 0，至多一天</translation>
    </message>
    <message>
        <source>Expected seconds, above 0 and at most 86400.</source>
        <translation>应为秒数，大于 0，至多 86400。</translation>
    </message>
    <message>
        <source>change the time limit</source>
        <translation>修改时限</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>What names of the script stand for in this thread: a channel, a lock, a number, a text.</source>
        <translation>脚本中的名称在这个线程里代表什么：通道、锁、数字或文本。</translation>
    </message>
    <message>
        <source>left = fork 1, rounds = 1000</source>
        <translation>left = fork 1, rounds = 1000</translation>
    </message>
    <message>
        <source>change the arguments</source>
        <translation>修改参数</translation>
    </message>
</context>
<context>
    <name>ws::PrimitiveWords</name>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>reader-writer lock</source>
        <translation>读写锁</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>管程</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>semaphore</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>semaphore set</source>
        <translation>信号量集</translation>
    </message>
    <message>
        <source>barrier</source>
        <translation>屏障</translation>
    </message>
    <message>
        <source>latch</source>
        <translation>门闩</translation>
    </message>
    <message>
        <source>shared cell</source>
        <translation>共享单元</translation>
    </message>
    <message>
        <source>{family}: {name}</source>
        <translation>{family}：{name}</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>外部</translation>
    </message>
</context>
<context>
    <name>ws::RecordingDesk</name>
    <message>
        <source>Last runs</source>
        <translation>最近的运行</translation>
    </message>
    <message>
        <source>The recording is in {file}.</source>
        <translation>记录已保存到 {file}。</translation>
    </message>
    <message>
        <source>Save the recording</source>
        <translation>保存记录</translation>
    </message>
    <message>
        <source>Recordings (*.wscope)</source>
        <translation>记录 (*.wscope)</translation>
    </message>
    <message>
        <source>The recording is being saved.</source>
        <translation>正在保存记录。</translation>
    </message>
    <message>
        <source>The recording is being read.</source>
        <translation>正在读取记录。</translation>
    </message>
    <message>
        <source>The recording could not be saved</source>
        <translation>无法保存记录</translation>
    </message>
    <message>
        <source>The recording could not be opened</source>
        <translation>无法打开记录</translation>
    </message>
    <message>
        <source>Save the selection as a recording</source>
        <translation>把所选部分存为记录</translation>
    </message>
    <message>
        <source>None is kept yet: run an experiment</source>
        <translation>还没有保留的运行：请运行一个实验</translation>
    </message>
</context>
<context>
    <name>ws::Recordings</name>
    <message>
        <source>Part of a run recorded {date} on {machine}</source>
        <translation>{date} 在 {machine} 上记录的运行的一部分</translation>
    </message>
    <message>
        <source>Recorded {date}</source>
        <translation>记录于 {date}</translation>
    </message>
    <message>
        <source>Recorded {date} on {machine}</source>
        <translation>{date} 记录于 {machine}</translation>
    </message>
    <message>
        <source>The recording ended before the run: {reason}</source>
        <translation>记录在运行结束之前中断：{reason}</translation>
    </message>
    <message>
        <source>The recording is cut or damaged; what could be read is shown.</source>
        <translation>记录不完整或已损坏；显示的是能读出的部分。</translation>
    </message>
    <message>
        <source>The recording misses {count} events: the disk was too slow.</source>
        <translation>记录缺少 {count} 个事件：磁盘太慢。</translation>
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
    <name>ws::RunHistory</name>
    <message>
        <source>run {number}, {title}</source>
        <translation>第 {number} 次运行，{title}</translation>
    </message>
</context>
<context>
    <name>ws::ScriptEditor</name>
    <message>
        <source>%1 threads</source>
        <translation>%1 个线程</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>ws::ScriptMarks</name>
    <message>
        <source>{thread} is here.</source>
        <translation>{thread} 在这里。</translation>
    </message>
    <message>
        <source>{thread} failed here.</source>
        <translation>{thread} 在这里失败。</translation>
    </message>
    <message>
        <source>{thread} sleeps here.</source>
        <translation>{thread} 在这里睡眠。</translation>
    </message>
    <message>
        <source>{thread} {waits}, and nothing can end it.</source>
        <translation>{thread} {waits}，再也等不到。</translation>
    </message>
    <message>
        <source>{thread} {waits}.</source>
        <translation>{thread} {waits}。</translation>
    </message>
</context>
<context>
    <name>ws::ScriptPanel</name>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Which script is shown, and the threads that run it</source>
        <translation>显示哪个脚本，以及运行它的线程</translation>
    </message>
    <message>
        <source>Goes to the line</source>
        <translation>跳到那一行</translation>
    </message>
    <message>
        <source>the run has the text before</source>
        <translation>运行用的是修改前的文本</translation>
    </message>
    <message>
        <source>{script}, line {line}: {message}</source>
        <translation>{script}，第 {line} 行：{message}</translation>
    </message>
    <message>
        <source>Line {line}: {message}</source>
        <translation>第 {line} 行：{message}</translation>
    </message>
</context>
<context>
    <name>ws::Scrubber</name>
    <message>
        <source>The whole run</source>
        <translation>整次运行</translation>
    </message>
    <message>
        <source>Drag to any moment of the run: lanes, wiring, charts and the wait-for graph go there together.</source>
        <translation>拖到运行中的任一时刻：时间线、连线图、图表和等待图一同到达那里。</translation>
    </message>
</context>
<context>
    <name>ws::SessionKeeper</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Waitscope ended without saving the edits of {title} ({when}).</source>
        <translation>Waitscope 上次结束时，“{title}”的修改没有保存（{when}）。</translation>
    </message>
</context>
<context>
    <name>ws::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>重置所有设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of the window; the run goes on</source>
        <translation>窗口的语言；运行不受影响</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Light for projectors, dark for the evening</source>
        <translation>投影用浅色，夜间用深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Size of the type</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Of everything in the window</source>
        <translation>窗口中所有文字</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动态效果</translation>
    </message>
    <message>
        <source>Reduced: nothing blinks or glides</source>
        <translation>减少：不闪烁，不滑动</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Runs that are kept</source>
        <translation>保留的运行次数</translation>
    </message>
    <message>
        <source>Recordings of the last runs, in the menu under Last runs; together at most {size} MB. None: a run is not recorded.</source>
        <translation>最近几次运行的记录，在菜单“最近的运行”中；总共最多 {size} MB。不保留：运行时不记录。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不保留</translation>
    </message>
</context>
<context>
    <name>ws::SheetView</name>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Limits on this machine</source>
        <translation>在本机的限制</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
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
    <name>ws::SweepChoice</name>
    <message>
        <source>Sizes</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>放置</translation>
    </message>
    <message>
        <source>Wait policy</source>
        <translation>等待策略</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>round trips</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>单向流</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>Mechanisms</source>
        <translation>机制</translation>
    </message>
</context>
<context>
    <name>ws::SweepModel</name>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Other programs used {share} of a processor.</source>
        <translation>其他程序占用了一个处理器的 {share}。</translation>
    </message>
    <message>
        <source>Other programs used {share} of a processor, {name} most.</source>
        <translation>其他程序占用了一个处理器的 {share}，其中 {name} 最多。</translation>
    </message>
    <message>
        <source>The hypervisor took {share} of a processor.</source>
        <translation>虚拟机管理程序占走了一个处理器的 {share}。</translation>
    </message>
    <message>
        <source>This window used {share} of a processor.</source>
        <translation>本窗口占用了一个处理器的 {share}。</translation>
    </message>
    <message>
        <source>Threads changed processor {count} times.</source>
        <translation>线程更换处理器 {count} 次。</translation>
    </message>
    <message>
        <source>The processors&apos; frequency changed by {share}.</source>
        <translation>处理器频率变化了 {share}。</translation>
    </message>
    <message>
        <source>round trips</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>单向流</translation>
    </message>
    <message>
        <source>disturbed {part} of {all}</source>
        <translation>{all} 次中 {part} 次受干扰</translation>
    </message>
    <message>
        <source>bimodal</source>
        <translation>双峰</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>Run {number}: {sentence}</source>
        <translation>第 {number} 次：{sentence}</translation>
    </message>
    <message>
        <source>Two ways of running, around {low} and {high}: a median of both describes neither.</source>
        <translation>有两种运行状态，约为 {low} 和 {high}：两者的中位数都不能代表。</translation>
    </message>
    <message>
        <source>median {median}, from {least} to {most}</source>
        <translation>中位数 {median}，从 {least} 到 {most}</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>放置</translation>
    </message>
    <message>
        <source>Wait policy</source>
        <translation>等待策略</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>CPU each</source>
        <translation>每条 CPU 时间</translation>
    </message>
    <message>
        <source>Switches each</source>
        <translation>每条切换次数</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
</context>
<context>
    <name>ws::SweepPicture</name>
    <message>
        <source>Bars: range of the repeats. Hollow: disturbed. Ringed: bimodal. Dashed grey: the machine&apos;s floor.</source>
        <translation>竖线：各次重复的范围。空心：受干扰。带圈：双峰。灰色虚线：本机的下限。</translation>
    </message>
    <message>
        <source>{count} names found no room.</source>
        <translation>{count} 个名称放不下。</translation>
    </message>
    <message>
        <source>Nothing measured yet: choose what to compare and press Measure.</source>
        <translation>尚未测量：请选择要比较的内容，再按“测量”。</translation>
    </message>
</context>
<context>
    <name>ws::SweepSeries</name>
    <message>
        <source>one memcpy each</source>
        <translation>每条一次 memcpy</translation>
    </message>
    <message>
        <source>one system call each</source>
        <translation>每条一次系统调用</translation>
    </message>
    <message>
        <source>cache line and memcpy</source>
        <translation>缓存行与 memcpy</translation>
    </message>
    <message>
        <source>futex wake-up and memcpy</source>
        <translation>futex 唤醒与 memcpy</translation>
    </message>
    <message>
        <source>token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>spin</source>
        <translation>自旋</translation>
    </message>
    <message>
        <source>block</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>spin {time}</source>
        <translation>自旋 {time}</translation>
    </message>
    <message>
        <source>Throughput by message size</source>
        <translation>吞吐量与消息大小</translation>
    </message>
    <message>
        <source>Round trip by message size</source>
        <translation>往返时间与消息大小</translation>
    </message>
    <message>
        <source>Latency by message size</source>
        <translation>延迟与消息大小</translation>
    </message>
    <message>
        <source>round trips/s</source>
        <translation>往返/秒</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>消息/秒</translation>
    </message>
    <message>
        <source>median time</source>
        <translation>时间中位数</translation>
    </message>
</context>
<context>
    <name>ws::TemplateDialog</name>
    <message>
        <source>Mechanism</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>New experiment</source>
        <translation>新实验</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing yet: every part is added by hand.</source>
        <translation>什么都没有：部件逐个添加。</translation>
    </message>
    <message>
        <source>not for so many threads</source>
        <translation>不支持这么多线程</translation>
    </message>
</context>
<context>
    <name>ws::TemplatePicture</name>
    <message>
        <source>Picture of the template</source>
        <translation>模板的图</translation>
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
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Mechanisms</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>Slow motion: the run is held again and again, and its clock with it.</source>
        <translation>慢动作：运行被反复停住，它的时钟也随之停住。</translation>
    </message>
    <message>
        <source>slow, 1/{factor}</source>
        <translation>慢动作 1/{factor}</translation>
    </message>
</context>
<context>
    <name>ws::Tour</name>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>{step} of {count}</source>
        <translation>第 {step} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ws::WaitCard</name>
    <message>
        <source>Why it waited</source>
        <translation>为何等待</translation>
    </message>
</context>
<context>
    <name>ws::WaitGraphPicture</name>
    <message>
        <source>Who waits for whom</source>
        <translation>谁在等谁</translation>
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
        <source>channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Nobody waits at the moment. Waits that last are drawn here as soon as there are some.</source>
        <translation>目前没有线程在等待。出现持续的等待时会画在这里。</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>Nothing runs yet. Press Run: who waits for whom is drawn here.</source>
        <translation>还没有运行。按“运行”：谁在等谁会画在这里。</translation>
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
    <name>ws::WaitStoryWords</name>
    <message>
        <source>It never ends: that is proven.</source>
        <translation>它永不结束：这已被证明。</translation>
    </message>
    <message>
        <source>It had not ended when the run did.</source>
        <translation>运行结束时它还没有结束。</translation>
    </message>
    <message>
        <source>It goes on.</source>
        <translation>仍在等待。</translation>
    </message>
    <message>
        <source>What ended it cannot be told for sure from what was recorded.</source>
        <translation>从记录中无法确定是什么结束了它。</translation>
    </message>
    <message>
        <source>Who ended it is recorded at level full only.</source>
        <translation>只有“完整”级别才记录是谁结束了它。</translation>
    </message>
    <message>
        <source>{thread} ended it: acted at {time}, {wake} before this thread went on.</source>
        <translation>{thread} 结束了它：在 {time} 动作，{wake} 之后本线程继续运行。</translation>
    </message>
    <message>
        <source>{thread} {waits}</source>
        <translation>{thread} {waits}</translation>
    </message>
    <message>
        <source>{length} so far, since {begin}</source>
        <translation>自 {begin} 起，至今 {length}</translation>
    </message>
    <message>
        <source>{length}, from {begin} to {end}</source>
        <translation>{length}，从 {begin} 到 {end}</translation>
    </message>
    <message>
        <source>{thread} had it for {length} of that, from {begin} on</source>
        <translation>其间 {thread} 从 {begin} 起持有它 {length}</translation>
    </message>
    <message>
        <source>and it was had {count} times before that</source>
        <translation>在此之前还被持有 {count} 次</translation>
    </message>
    <message>
        <source>Who had it is recorded at level full only.</source>
        <translation>只有“完整”级别才记录是谁持有它。</translation>
    </message>
    <message>
        <source>no waits</source>
        <translation>没有等待</translation>
    </message>
    <message>
        <source>1 wait of {sum}</source>
        <translation>1 次等待，{sum}</translation>
    </message>
    <message>
        <source>{count} waits, sum {sum}, mean {mean}, p50 {p50}, p95 {p95}, p99 {p99}, max {max}</source>
        <translation>{count} 次等待，合计 {sum}，平均 {mean}，p50 {p50}，p95 {p95}，p99 {p99}，最长 {max}</translation>
    </message>
</context>
<context>
    <name>ws::WaitWords</name>
    <message>
        <source>waits for {object}</source>
        <translation>等待 {object}</translation>
    </message>
    <message>
        <source>waits for room in {object}</source>
        <translation>等待 {object} 有空位</translation>
    </message>
    <message>
        <source>waits for a message in {object}</source>
        <translation>等待 {object} 中的消息</translation>
    </message>
    <message>
        <source>waits for the end of {object}</source>
        <translation>等待 {object} 结束</translation>
    </message>
    <message>
        <source>waits to read under {object}</source>
        <translation>等待 {object} 的读锁</translation>
    </message>
    <message>
        <source>waits to write under {object}</source>
        <translation>等待 {object} 的写锁</translation>
    </message>
    <message>
        <source>waits for a notification in {object}</source>
        <translation>在 {object} 中等待通知</translation>
    </message>
    <message>
        <source>waits for {object} to be set</source>
        <translation>等待 {object} 被置位</translation>
    </message>
    <message>
        <source>waits for units of {object}</source>
        <translation>等待 {object} 的单位</translation>
    </message>
    <message>
        <source>waits at {object} for the others</source>
        <translation>在 {object} 处等待其他线程</translation>
    </message>
    <message>
        <source>waits for {object} to be counted down</source>
        <translation>等待 {object} 倒数完</translation>
    </message>
    <message>
        <source>waits for any of several, {object} among them</source>
        <translation>等待几个中的任意一个，其中有 {object}</translation>
    </message>
    <message>
        <source>waits to be started</source>
        <translation>等待被启动</translation>
    </message>
    <message>
        <source>{thread} {waits}: {time}</source>
        <translation>{thread} {waits}：{time}</translation>
    </message>
    <message>
        <source>{thread} sleeps: {time}</source>
        <translation>{thread} 睡眠：{time}</translation>
    </message>
    <message>
        <source>{thread} has ended</source>
        <translation>{thread} 已结束</translation>
    </message>
    <message>
        <source>{thread} runs, or is ready to</source>
        <translation>{thread} 在运行，或已就绪</translation>
    </message>
    <message>
        <source>waits for the outside: {object}</source>
        <translation>等待外部：{object}</translation>
    </message>
</context>
<context>
    <name>ws::WindowHabits</name>
    <message>
        <source>No file yet: open one, or drop it on the window</source>
        <translation>还没有文件：打开一个，或拖到窗口上</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>重置所有设置</translation>
    </message>
    <message>
        <source>Language, colours, sizes, layouts and keys become as at the first start. Files stay as they are.</source>
        <translation>语言、配色、字号、布局和快捷键都恢复到首次启动时的样子。文件不变。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
    <name>ws::WiringCanvas</name>
    <message>
        <source>Wiring, to be edited</source>
        <translation>可编辑的连线图</translation>
    </message>
    <message>
        <source>nothing is selected</source>
        <translation>未选中任何部件</translation>
    </message>
    <message>
        <source>Nothing is here yet.</source>
        <translation>这里还什么都没有。</translation>
    </message>
    <message>
        <source>Click a part at the left or drag it here, or begin with a template: Ctrl+N.</source>
        <translation>点击左侧的部件或将其拖到此处，或用模板开始：Ctrl+N。</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>move to another process</source>
        <translation>移到另一进程</translation>
    </message>
    <message>
        <source>draw a line</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>align</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>tidy</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>add {name}</source>
        <translation>添加{name}</translation>
    </message>
    <message>
        <source>A line goes from a thread to a thread, a wire or a lock, or from a wire to a thread.</source>
        <translation>连线从线程到线程、连线或锁，或从连线到线程。</translation>
    </message>
    <message>
        <source>A thread of this role has no wires. Choose a role that sends or receives.</source>
        <translation>此角色的线程没有连线。请选择发送或接收的角色。</translation>
    </message>
    <message>
        <source>A thread of this role takes no locks. Choose the role that takes locks.</source>
        <translation>此角色的线程不取锁。请选择取锁的角色。</translation>
    </message>
    <message>
        <source>Only locks and monitors are taken by a role; the others are used by scripts.</source>
        <translation>角色只能取锁和管程；其他原语由脚本使用。</translation>
    </message>
    <message>
        <source>A script names itself what it uses: write the name into its text.</source>
        <translation>脚本自行指明所用的部件：请把名称写进脚本文本。</translation>
    </message>
    <message>
        <source>A thread can wait for the end of threads of its own process only.</source>
        <translation>线程只能等待同一进程的线程结束。</translation>
    </message>
    <message>
        <source>These two are joined already.</source>
        <translation>两者已经连接。</translation>
    </message>
</context>
<context>
    <name>ws::WiringPicture</name>
    <message>
        <source>Wiring</source>
        <translation>连线图</translation>
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
    <message>
        <source>taken once</source>
        <translation>取得 1 次</translation>
    </message>
    <message>
        <source>used {count} times</source>
        <translation>使用 {count} 次</translation>
    </message>
    <message>
        <source>{name}, {kind}</source>
        <translation>{name}，{kind}</translation>
    </message>
    <message>
        <source>No threads, no wires: press Edit to add some, or open an experiment.</source>
        <translation>没有线程，也没有连线：按“编辑”添加，或打开一个实验。</translation>
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
    <message>
        <source>, </source>
        <comment>between names of a list</comment>
        <translation>、</translation>
    </message>
</context>
</TS>
