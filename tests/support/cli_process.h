// waitscope-cli as a process of its own, for tests that look from outside.
//
// Threads: one thread. Ownership: the destructor kills it. Blocking: start() until it runs, waitForEnd() as it says.
#pragma once

#include <functional>

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

namespace ws::test {

class CliProcess
{
public:
    // `inChild` runs between fork and exec: only async-signal-safe calls.
    explicit CliProcess(const QStringList &arguments, std::function<void()> inChild = {},
                        const QStringList &wrapper = {});
    ~CliProcess();

    int pid() const { return m_pid; }
    bool waitForEnd(int patienceMs);
    void type(const QByteArray &text);  // into its standard input
    bool crashed() const { return m_process.exitStatus() == QProcess::CrashExit; }
    int exitCode() const { return m_process.exitCode(); }
    QString errors() { return QString::fromUtf8(m_errors); }
    nlohmann::json json() const { return nlohmann::json::parse(m_output.constData(), nullptr, false); }
    std::string temporaryFolder() const { return m_temporary.path().toStdString(); }

private:
    QTemporaryDir m_temporary;
    QProcess m_process;
    int m_pid = 0;
    QByteArray m_output;
    QByteArray m_errors;
};

}  // namespace ws::test
