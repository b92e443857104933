#include <QtTest>

#include <filesystem>
#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

#include "experiment/reader.h"
#include "session/session.h"
#include "support/test_vocabulary.h"

using namespace ws;
namespace fs = std::filesystem;

namespace {

std::string onlyProblem(const fs::path &path)
{
    const ReadResult result = readExperimentFile(path, test::vocabulary());
    const auto *problems = std::get_if<std::vector<FileProblem>>(&result);
    if (problems == nullptr || problems->size() != 1)
        return "not exactly one problem";
    const std::string text = problems->front().text();
    return text.starts_with(path.string()) ? text.substr(path.string().size()) : text;
}

}  // namespace

class TstExperimentFiles : public QObject
{
    Q_OBJECT

private slots:
    void aFileThatCannotBeReadIsOneProblem()
    {
        QTemporaryDir folder;
        const fs::path base = folder.path().toStdString();
        const auto write = [&](const char *name, const std::string &text) {
            std::ofstream(base / name) << text;
            return base / name;
        };
        QCOMPARE(onlyProblem(base / "none.toml"), std::string(": there is no such file"));
        QCOMPARE(onlyProblem(base), std::string(": is a directory; expected an experiment file"));
        QCOMPARE(onlyProblem(write("large.toml", std::string((1 << 20) + 1, '#'))),
                 std::string(": is larger than an experiment may be; expected at most 1 MiB"));
        QCOMPARE(onlyProblem(write("latin1.toml", "version = 1\n# caf\xe9\n")),
                 std::string(":2:6: not UTF-8; expected a text file in UTF-8"));
        const fs::path fifo = base / "fifo.toml";
        QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
        QCOMPARE(onlyProblem(fifo), std::string(": is not a plain file; expected an experiment file"));
    }

    void aFileWithoutPermissionIsOneProblem()
    {
        // root may read everything, so there is nothing to refuse.
        if (::geteuid() == 0)
            return;
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "secret.toml";
        std::ofstream(path) << "version = 1\n";
        fs::permissions(path, fs::perms::none);
        QCOMPARE(onlyProblem(path), std::string(": the file may not be read: permission denied"));
    }

    void everyExperimentOfTheProjectIsReadWithoutAProblem()
    {
        const Vocabulary vocabulary = machineVocabulary();
        const fs::path resources = qEnvironmentVariable("WAITSCOPE_RESOURCES").toStdString();
        std::vector<fs::path> files;
        for (const auto &entry : fs::directory_iterator(resources / "experiments"))
            files.push_back(entry.path() / "experiment.toml");
        QVERIFY(files.size() >= 6);
        for (const auto &entry : fs::directory_iterator(resources.parent_path() / "tests" / "experiments")) {
            if (entry.path().extension() == ".toml")
                files.push_back(entry.path());
        }
        for (const fs::path &file : files) {
            const ReadResult result = readExperimentFile(file, vocabulary);
            if (const auto *problems = std::get_if<std::vector<FileProblem>>(&result))
                QFAIL(problems->front().text().c_str());
            const Experiment &experiment = std::get<Experiment>(result);
            QVERIFY2(!experiment.title.zhCn.empty(), file.c_str());
            QVERIFY2(!experiment.claims.empty(), file.c_str());
            const std::string text = experimentText(experiment, vocabulary);
            const ReadResult again = readExperimentText(text, file.string(), vocabulary);
            QVERIFY2(std::get<Experiment>(again) == experiment, file.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TstExperimentFiles)
#include "tst_experiment_files.moc"
