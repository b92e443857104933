#include "support/cli_process.h"

#include <cstdlib>

namespace ws::test {

CliProcess::CliProcess(const QStringList &arguments, std::function<void()> inChild,
                       const QStringList &wrapper)
{
    // Others may have to look in: a child that gave up its rights too.
    QFile::setPermissions(m_temporary.path(), QFile::Permissions(0x7755));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TMPDIR"), m_temporary.path());
    // The leak checker of AddressSanitizer can work neither under strace nor without a thread to spare.
    if (inChild || !wrapper.isEmpty())
        environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("handle_segv=0:detect_leaks=0"));
    m_process.setProcessEnvironment(environment);
    if (inChild)
        m_process.setChildProcessModifier(std::move(inChild));
    QStringList command = wrapper;
    command << QString::fromLocal8Bit(std::getenv("WAITSCOPE_BIN")) + QStringLiteral("/waitscope-cli")
            << arguments;
    const QString program = command.takeFirst();
    m_process.start(program, command);
    m_process.waitForStarted(10'000);
    m_pid = static_cast<int>(m_process.processId());
}

CliProcess::~CliProcess()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool CliProcess::waitForEnd(int patienceMs)
{
    const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patienceMs);
    m_output += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
    return ended;
}

void CliProcess::type(const QByteArray &text)
{
    m_process.write(text);
    m_process.waitForBytesWritten(10'000);
}

}  // namespace ws::test
