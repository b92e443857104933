#include "support/random_program.h"

#include <algorithm>
#include <random>
#include <sstream>

namespace ws::test {

namespace {

constexpr int kConditions = 2;

// std::uniform_int_distribution gives other numbers with every library.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}

    int below(int sides) { return static_cast<int>(m_engine() % static_cast<std::uint64_t>(sides)); }
    bool inHundred(int chance) { return below(100) < chance; }

private:
    std::mt19937_64 m_engine;
};

// Writes the steps of one thread. What it owns is known from the steps before, so it never misuses anything.
class ThreadWriter
{
public:
    ThreadWriter(Dice &dice, const RandomProgram &program, int self, int threads, int locks, int monitors)
        : m_dice(dice), m_program(program), m_self(self), m_threads(threads), m_locks(locks),
          m_monitors(monitors)
    {
    }

    std::vector<ProgramStep> write(int steps)
    {
        while (static_cast<int>(m_steps.size()) < steps)
            one();
        while (!m_held.empty())
            giveBack(m_dice.inHundred(93));
        return std::move(m_steps);
    }

private:
    void one()
    {
        switch (m_dice.below(8)) {
        case 0:
        case 1:
            return take('L', m_locks);
        case 2:
            if (!m_held.empty())
                giveBack(true);
            return;
        case 3:
            if (!m_program.units.empty())
                m_steps.push_back({m_dice.inHundred(55) ? 'R' : 'A', pick(m_program.units)});
            return;
        case 4:
            if (!m_program.rooms.empty())
                m_steps.push_back({m_dice.inHundred(50) ? 'S' : 'G', pick(m_program.rooms)});
            return;
        case 5:
            return take('E', m_monitors);
        case 6:
            return inMonitor();
        default:
            return m_dice.inHundred(30) ? joinSomebody() : m_steps.push_back({'.'});
        }
    }

    int pick(const std::vector<int> &objects) { return m_dice.below(static_cast<int>(objects.size())); }

    // Now and then what it has already: a thread that waits for itself.
    void take(char kind, int objects)
    {
        if (objects == 0)
            return;
        const int object = m_dice.below(objects);
        const bool has = std::ranges::any_of(
            m_held, [&](const ProgramStep &held) { return held.kind == kind && held.object == object; });
        if (has && !m_dice.inHundred(4))
            return;
        m_steps.push_back({kind, object});
        if (!has)
            m_held.push_back({kind, object});
    }

    void giveBack(bool really)
    {
        const auto which = m_held.begin() + m_dice.below(static_cast<int>(m_held.size()));
        if (really)
            m_steps.push_back({which->kind == 'L' ? 'U' : 'X', which->object});
        m_held.erase(which);
    }

    void inMonitor()
    {
        const auto held = std::ranges::find(m_held, 'E', &ProgramStep::kind);
        if (held == m_held.end())
            return;
        constexpr char kKinds[] = {'W', 'N', 'N', 'B'};
        m_steps.push_back({kKinds[m_dice.below(4)], held->object, m_dice.below(kConditions)});
    }

    // A thread can be joined once, by one other.
    void joinSomebody()
    {
        const int other = m_dice.below(m_threads);
        const auto joins = [&](const ProgramStep &step) { return step.kind == 'J' && step.object == other; };
        if (other != m_self && !m_program.uses('J', other) && std::ranges::none_of(m_steps, joins))
            m_steps.push_back({'J', other});
    }

    Dice &m_dice;
    const RandomProgram &m_program;
    int m_self, m_threads, m_locks, m_monitors;
    std::vector<ProgramStep> m_steps;
    std::vector<ProgramStep> m_held;
};

// A channel of an experiment has at least one sender and one receiver.
void completeChannels(RandomProgram &program, Dice &dice)
{
    for (int channel = 0; channel < static_cast<int>(program.rooms.size()); ++channel) {
        const bool sends = program.uses('S', channel);
        const bool gets = program.uses('G', channel);
        if (sends == gets)
            continue;
        auto &steps =
            program.threads[static_cast<std::size_t>(dice.below(static_cast<int>(program.threads.size())))];
        steps.insert(steps.begin() + dice.below(static_cast<int>(steps.size()) + 1),
                     {sends ? 'G' : 'S', channel});
    }
}

std::string callOf(const ProgramStep &step)
{
    const std::string object = std::to_string(step.object);
    const std::string condition = "(\"c" + std::to_string(step.condition) + "\")";
    switch (step.kind) {
    case 'L':
        return "l" + object + ":lock()";
    case 'U':
        return "l" + object + ":unlock()";
    case 'A':
        return "s" + object + ":acquire()";
    case 'R':
        return "s" + object + ":release()";
    case 'S':
        return "q" + object + ":send()";
    case 'G':
        return "q" + object + ":receive()";
    case 'E':
        return "m" + object + ":lock()";
    case 'X':
        return "m" + object + ":unlock()";
    case 'W':
        return "m" + object + ":wait" + condition;
    case 'N':
        return "m" + object + ":notify" + condition;
    case 'B':
        return "m" + object + ":notify_all" + condition;
    case 'J':
        return "t" + object + ":join()";
    default:
        return "work(0.00005)";
    }
}

void addTable(std::string &text, const char *family, char letter, int index, const std::string &settings = {})
{
    text += std::string("[[") + family + "]]\nname = '" + letter + std::to_string(index) + "'\n" + settings;
}

}  // namespace

bool RandomProgram::uses(char kind, int object) const
{
    return std::ranges::any_of(threads, [&](const auto &steps) {
        return std::ranges::any_of(
            steps, [&](const ProgramStep &step) { return step.kind == kind && step.object == object; });
    });
}

bool RandomProgram::uses(char kind) const
{
    return std::ranges::any_of(threads, [&](const auto &steps) {
        return std::ranges::find(steps, kind, &ProgramStep::kind) != steps.end();
    });
}

RandomProgram randomProgram(std::uint64_t seed)
{
    Dice dice(seed);
    RandomProgram program;
    const int threads = 2 + dice.below(4);
    const int locks = dice.below(kMostLocks + 1);
    const int monitors = dice.below(kMostMonitors + 1);
    for (int i = dice.below(3); i > 0; --i)
        program.units.push_back(dice.below(3));
    for (int i = dice.below(3); i > 0; --i)
        program.rooms.push_back(1 + dice.below(2));
    for (int i = 0; i < threads; ++i)
        program.threads.push_back(
            ThreadWriter(dice, program, i, threads, locks, monitors).write(1 + dice.below(6)));
    completeChannels(program, dice);
    return program;
}

RandomProgram programOf(std::string_view line)
{
    RandomProgram program;
    std::istringstream parts{std::string(line)};
    for (std::string part; std::getline(parts, part, '|');) {
        std::istringstream words(part);
        std::string word;
        if (!(words >> word)) {
            program.threads.emplace_back();
            continue;
        }
        if (word == "value" || word == "room") {
            for (int number = 0; words >> number;)
                (word == "value" ? program.units : program.rooms).push_back(number);
            continue;
        }
        std::vector<ProgramStep> &steps = program.threads.emplace_back();
        do
            steps.push_back(
                {word[0], word.size() > 1 ? word[1] - '0' : 0, word.size() > 3 ? word[3] - '0' : 0});
        while (words >> word);
    }
    return program;
}

std::string lineOf(const RandomProgram &program)
{
    std::string line;
    const auto numbers = [&](const char *name, const std::vector<int> &values) {
        if (values.empty())
            return;
        line += name;
        for (const int value : values)
            line += ' ' + std::to_string(value);
        line += " | ";
    };
    numbers("value", program.units);
    numbers("room", program.rooms);
    for (std::size_t i = 0; i < program.threads.size(); ++i) {
        line += i == 0 ? "" : " | ";
        for (std::size_t at = 0; at < program.threads[i].size(); ++at) {
            const ProgramStep &step = program.threads[i][at];
            line += at == 0 ? "" : " ";
            line += step.kind;
            if (step.kind != '.')
                line += std::to_string(step.object);
            if (step.kind == 'W' || step.kind == 'N' || step.kind == 'B')
                line += '.' + std::to_string(step.condition);
        }
    }
    return line;
}

std::string experimentText(const RandomProgram &program, const ProgramRun &run)
{
    std::string text = "seconds = 20\n";
    for (int i = 0; i < kMostLocks; ++i)
        if (program.uses('L', i))
            addTable(text, "lock", 'l', i, "primitive = '" + run.lock + "'\n");
    for (int i = 0; i < kMostMonitors; ++i)
        if (program.uses('E', i))
            addTable(text, "monitor", 'm', i);
    for (std::size_t i = 0; i < program.units.size(); ++i)
        if (const auto number = static_cast<int>(i); program.uses('A', number) || program.uses('R', number))
            addTable(text, "semaphore", 's', number,
                     "primitive = '" + run.semaphore + "'\nvalue = " + std::to_string(program.units[i]) +
                         "\n");
    for (std::size_t i = 0; i < program.rooms.size(); ++i)
        if (const auto number = static_cast<int>(i); program.uses('S', number))
            addTable(text, "channel", 'q', number,
                     "mechanism = 'queue'\nslots = " + std::to_string(program.rooms[i]) + "\n");
    for (std::size_t i = 0; i < program.threads.size(); ++i) {
        text += "[[script]]\nname = 't" + std::to_string(i) + "'\ntext = '''\n";
        for (const ProgramStep &step : program.threads[i])
            text += callOf(step) + '\n';
        text += "'''\n";
    }
    for (std::size_t process = 0; process < (run.twoProcesses ? 2u : 1u); ++process) {
        text += "[[process]]\nname = 'p" + std::to_string(process) + "'\n";
        for (std::size_t i = process; i < program.threads.size(); i += run.twoProcesses ? 2 : 1)
            text += "[[process.thread]]\nname = 't" + std::to_string(i) + "'\nrole = 'script'\nscript = 't" +
                    std::to_string(i) + "'\n";
    }
    return text;
}

}  // namespace ws::test
