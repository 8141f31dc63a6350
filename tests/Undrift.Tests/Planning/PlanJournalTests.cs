using static Undrift.Tests.Planning.PlanSample;

namespace Undrift.Tests.Planning;

/// <summary>What a failed plan says of the statements before the one that failed.</summary>
public sealed class PlanJournalTests
{
    private static readonly Plan Plan = new(
        [
            Bare("SET x = 1"),
            On(Users, "A"),
            Bare("BEGIN IMMEDIATE"),
            On(Users, "B"),
            On(Users, "CREATE TRIGGER t BEGIN END"),
            Bare("COMMIT"),
            On(Users, "C", Hazard.NotTransactional),
            Bare("begin"),
            On(Users, "D"),
            Bare("END"),
        ],
        []
    );

    [Fact]
    public void What_stands_between_BEGIN_and_COMMIT_is_in_a_transaction() =>
        Assert.Equal([false, false, true, true, true, true, false, true, true, true], PlanTransactions.Of(Plan));

    [Theory]
    [InlineData(0, "5 changes not begun", false)]
    [InlineData(1, "4 changes not begun", false)]
    [InlineData(4, "1 change rolled back, 1 change done, which stay, 2 changes not begun", false)]
    [InlineData(5, "2 changes rolled back, 1 change done, which stay, 2 changes not begun", false)]
    [InlineData(6, "3 changes done, which stay, 1 change not begun", true)]
    [InlineData(9, "1 change rolled back, 4 changes done, which stay", false)]
    public void It_says_what_stays_and_what_was_rolled_back(int at, string standing, bool mayHaveLeft)
    {
        var journal = new PlanJournal(Plan);
        for (var done = 0; done < at; done++)
        {
            journal.Report(new PlanStep(done, null));
            journal.Report(new PlanStep(done, TimeSpan.Zero));
        }
        Assert.Null(journal.Failed);
        journal.Report(new PlanStep(at, null));
        Assert.Equal(at, journal.Failed);
        Assert.Equal(standing, journal.Standing());
        Assert.Equal(mayHaveLeft, journal.MayHaveLeft);
    }

    [Fact]
    public void A_transaction_that_was_committed_stays_when_the_next_one_fails()
    {
        var plan = new Plan(
            [
                Bare("BEGIN"),
                On(Users, "A"),
                Bare("COMMIT"),
                Bare("BEGIN"),
                On(Users, "B"),
                On(Users, "C"),
                Bare("COMMIT"),
            ],
            []
        );
        var journal = new PlanJournal(plan);
        for (var at = 0; at < 5; at++)
        {
            journal.Report(new PlanStep(at, null));
            journal.Report(new PlanStep(at, TimeSpan.Zero));
        }
        // Ended between two statements, and in the next one.
        Assert.Equal("1 change rolled back, 1 change done, which stay, 1 change not begun", journal.Standing());
        journal.Report(new PlanStep(5, null));
        Assert.Equal("1 change rolled back, 1 change done, which stay", journal.Standing());
    }
}
