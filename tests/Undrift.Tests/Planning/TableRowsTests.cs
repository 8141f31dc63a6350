namespace Undrift.Tests.Planning;

/// <summary>What is said of a table's rows, and what risk is left.</summary>
public sealed class TableRowsTests
{
    [Theory]
    [InlineData(0L, true, 8192L, "no rows")]
    [InlineData(1L, true, null, "1 row")]
    [InlineData(1L, false, null, "about 1 rows")]
    [InlineData(1234567L, false, 5_000_000L, "about 1,234,567 rows, 4.8 MB")]
    [InlineData(12L, true, 65536L, "12 rows, 64 KB")]
    [InlineData(null, false, 100L, "rows, 100 bytes")]
    public void The_words_say_what_is_known(long? count, bool exact, long? bytes, string words) =>
        Assert.Equal(words, new TableRows(PlanSample.Users, count, exact, bytes).Words);

    [Fact]
    public void A_risk_goes_down_only_where_rows_were_all_that_was_at_stake()
    {
        var empty = new TableRows(PlanSample.Users, 0, true, null) { Spared = [Hazard.DataLoss] };
        var drop = PlanSample.On(PlanSample.Users, "DROP") with { Rows = empty };
        var grant = PlanSample.On(PlanSample.Users, "GRANT", Hazard.AuthorisationChange);
        var bare = PlanSample.On(PlanSample.Users, "DROP NOT NULL");
        Assert.Equal(Risk.Minor, PlanProbe.Refined(Risk.Critical, [drop]));
        Assert.Equal(Risk.Critical, PlanProbe.Refined(Risk.Critical, [drop, grant]));
        Assert.Equal(Risk.Critical, PlanProbe.Refined(Risk.Critical, [bare]));
        Assert.Equal(Risk.Major, PlanProbe.Refined(Risk.Major, []));
    }
}
