#include <QtTest>

#include <algorithm>
#include <set>

#include "body/part.h"
#include "body/registry.h"
#include "session/placement.h"
#include "session/session.h"

using namespace ws;

class TestBodyContract : public QObject
{
    Q_OBJECT

private slots:
    void everyRoleIsDescribedAndHasAUniqueId()
    {
        std::set<std::string_view> ids;
        for (const Role *role : roleRegistry()) {
            QVERIFY(ids.insert(role->info.id).second);
            QVERIFY(!role->info.sentence.empty());
            std::set<std::string_view> names;
            for (const ParameterInfo &parameter : role->info.parameters) {
                QVERIFY(names.insert(parameter.name).second);
                QVERIFY(!parameter.meaning.empty());
            }
            QCOMPARE(findRole(role->info.id), role);
        }
        QCOMPARE(findRole("no such role"), nullptr);
    }

    void theVocabularyKnowsAllThatTheRegistriesKnow()
    {
        const Vocabulary vocabulary = machineVocabulary();
        QCOMPARE(vocabulary.roles.size(), roleRegistry().size());
        QVERIFY(vocabulary.mostThreads > 0);
        const auto mq = std::find_if(vocabulary.mechanisms.begin(), vocabulary.mechanisms.end(),
                                     [](const MechanismWord &word) { return word.id == "posix-mq"; });
        QVERIFY(mq != vocabulary.mechanisms.end());
        QCOMPARE(mq->largestMessageSource, std::string("/proc/sys/fs/mqueue/msgsize_max"));
    }

    void aPartComesBackAsItWasSent()
    {
        Part part;
        part.process = "生产者 \"quoted\"";
        part.threadsOfRun = 3;
        Part::Thread thread;
        thread.index = 2;
        thread.name = "t";
        thread.role = "produce";
        thread.pinnedCpu = 1;
        thread.parameters.setNumber("count", INT64_MAX);
        thread.parameters.setReal("rate", 0.5);
        thread.parameters.setNames("to", {"pipe"});
        Part::End end;
        end.use = 4;
        end.object = 1;
        end.sends = true;
        end.parameter = "to";
        end.mechanism = "pipe";
        end.messageBytes = 64;
        end.receivers = 2;
        end.address = "a path with spaces";
        end.spinForNs = INT64_MAX;
        end.peerUses = {5, 6};
        end.fds = {3};
        thread.ends.push_back(end);
        thread.primitives.push_back({7, 2, "mutex", true, 3, {}});
        thread.primitives[0].parameters.setNumber("value", 5);
        thread.joins.push_back({8, 9, 0});
        thread.starts.push_back({10, 1, 11});
        thread.startedByOthers = true;
        thread.script = {"s", "log('哲学家')\n", 12, "s.toml", {}, {{"mine", 2}}, 128, UINT64_MAX};
        thread.script.arguments.setReal("share", 0.25);
        part.threads.push_back(thread);

        const auto back = readPart(partText(part));
        QVERIFY(bool(back));
        QCOMPARE(back->process, part.process);
        QCOMPARE(back->threads.size(), std::size_t{1});
        const Part::Thread &got = back->threads[0];
        QVERIFY(got.parameters == thread.parameters);
        QCOMPARE(got.ends[0].peerUses, thread.ends[0].peerUses);
        QCOMPARE(got.ends[0].address, end.address);
        QCOMPARE(got.ends[0].spinForNs, end.spinForNs);
        QCOMPARE(got.ends[0].stampRing, 0xffffffffu);
        QCOMPARE(got.ends[0].fds, thread.ends[0].fds);
        QCOMPARE(got.ends[0].messageBytes, std::uint64_t{64});
        QCOMPARE(got.primitives[0].cell, 3u);
        QVERIFY(got.primitives[0].shared);
        QVERIFY(got.primitives[0].parameters == thread.primitives[0].parameters);
        QCOMPARE(got.starts[0].thread, 1u);
        QCOMPARE(got.starts[0].use, 11u);
        QVERIFY(got.startedByOthers);
        QCOMPARE(got.script.text, thread.script.text);
        QCOMPARE(got.script.firstLine, 12);
        QCOMPARE(got.script.file, std::string("s.toml"));
        QCOMPARE(got.script.names.at(0).object, 2u);
        QCOMPARE(got.script.seed, UINT64_MAX);
        QVERIFY(got.script.arguments == thread.script.arguments);
        QCOMPARE(got.joins[0].object, 9u);
    }

    void aBrokenPartIsRefused()
    {
        for (const char *text : {"", "{", "[]", "{\"process\": 3}", "nonsense"})
            QVERIFY(!readPart(text));
    }

    void placementPinsAsItSays()
    {
        const std::vector<int> usable = usableProcessors();
        QVERIFY(!usable.empty());
        auto pinned = pinnedProcessors(Placement::Free, 2);
        QCOMPARE(pinned.value(), (std::vector<int>{-1, -1}));
        pinned = pinnedProcessors(Placement::Same, 2);
        QCOMPARE(pinned.value(), (std::vector<int>{usable.front(), usable.front()}));
        pinned = pinnedProcessors(Placement::Cross, 3);
        QCOMPARE(bool(pinned), usable.size() > 1);
        if (pinned)
            QCOMPARE(pinned.value(), (std::vector<int>{usable[0], usable[1], usable[2 % usable.size()]}));
        else
            QCOMPARE(pinned.error().kind, ErrorKind::Limit);
    }
};

QTEST_APPLESS_MAIN(TestBodyContract)
#include "tst_body_contract.moc"
