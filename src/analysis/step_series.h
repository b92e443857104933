// Series over equal steps of run time that stay bounded: when kMostSteps are full, neighbours merge and the
// step doubles.
//
// The step depends on the time alone, so all series of a run that are told of the same times have the same
// step. A moment belongs to the step that ends with it or contains it: counters read at T speak of the time
// up to T.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/results.h"

namespace ws {

// The cells of a series. A Cell is default-made empty and has merge(Cell &&).
template <typename Cell>
class StepCells
{
public:
    // Makes room up to `timeNs`, doubling the step as often as needed. Earlier times change nothing.
    void reach(std::int64_t timeNs)
    {
        if (timeNs <= 0)
            return;
        while ((timeNs - 1) / static_cast<std::int64_t>(kMostSteps) >= m_stepNs)
            doubleStep();
        const std::size_t needed = indexOf(timeNs) + 1;
        if (m_cells.size() < needed)
            m_cells.resize(needed);
    }

    std::int64_t stepNs() const { return m_stepNs; }
    const std::vector<Cell> &cells() const { return m_cells; }
    // The cell of a moment that was reached, 0 < timeNs.
    Cell &at(std::int64_t timeNs) { return m_cells[indexOf(timeNs)]; }

    // Calls visit(cell, nanoseconds) for each cell that (fromNs, toNs] overlaps. 0 <= fromNs; toNs was
    // reached.
    template <typename Visit>
    void forEach(std::int64_t fromNs, std::int64_t toNs, Visit visit)
    {
        for (std::int64_t begin = fromNs; begin < toNs;) {
            const std::int64_t end = std::min(toNs, (begin / m_stepNs + 1) * m_stepNs);
            visit(m_cells[static_cast<std::size_t>(begin / m_stepNs)], end - begin);
            begin = end;
        }
    }

private:
    std::size_t indexOf(std::int64_t timeNs) const
    {
        return static_cast<std::size_t>((timeNs - 1) / m_stepNs);
    }

    void doubleStep()
    {
        const std::size_t half = (m_cells.size() + 1) / 2;
        for (std::size_t i = 0; i < half; ++i) {
            Cell merged = std::move(m_cells[2 * i]);
            if (2 * i + 1 < m_cells.size())
                merged.merge(std::move(m_cells[2 * i + 1]));
            m_cells[i] = std::move(merged);
        }
        m_cells.resize(half);
        m_stepNs *= 2;
    }

    std::int64_t m_stepNs = kFirstStepNs;
    std::vector<Cell> m_cells;
};

// Amounts over time, given as value per unit of the time that was measured: a rate a second, a share of the
// time, a mean. Steps merge by adding amounts and times, so a merged value is what the longer step would have
// given.
class RateSeries
{
public:
    void reach(std::int64_t timeNs) { m_cells.reach(timeNs); }
    // `amount` came about evenly between the two moments: each step gets its part, so no step between two
    // readings of a counter looks empty.
    void add(std::int64_t fromNs, std::int64_t toNs, double amount);
    TimeSeries perSecond() const { return series(1e9, 0); }
    // For amounts in nanoseconds: at most 1, though kernel and recorder round differently.
    TimeSeries share() const { return series(1, 1); }

private:
    struct Cell
    {
        double amount = 0;
        double measuredNs = 0;
        void merge(Cell &&other)
        {
            amount += other.amount;
            measuredNs += other.measuredNs;
        }
    };
    TimeSeries series(double factor, float most) const;

    StepCells<Cell> m_cells;
};

// The greatest value within each step.
class MaximumSeries
{
public:
    void reach(std::int64_t timeNs) { m_cells.reach(timeNs); }
    // `value` was read at `toNs` and the reading before it at `fromNs`: it counts for its own step and for
    // those in between, which have no reading.
    void add(std::int64_t fromNs, std::int64_t toNs, double value);
    TimeSeries series() const;

private:
    struct Cell
    {
        double most = -1;  // nothing measured
        void merge(Cell &&other) { most = std::max(most, other.most); }
    };
    StepCells<Cell> m_cells;
};

}  // namespace ws
