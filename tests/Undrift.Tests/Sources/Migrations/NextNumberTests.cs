namespace Undrift.Tests.Sources.MigrationFolders;

/// <summary>The next number goes on in the style that the folder has.</summary>
public sealed class NextNumberTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 30, 15, TimeSpan.Zero);

    [Theory]
    [InlineData("1_a.sql", "2")]
    [InlineData("009_a.sql", "010")]
    [InlineData("99_a.sql", "100")]
    [InlineData("1.2_a", "1.3")]
    [InlineData("2026.1", "2026.2")]
    [InlineData("20240101120000_a", "20261121123015")]
    [InlineData("20991231235959_a", "20991231235960")]
    [InlineData("202401011200_a", "202611211230")]
    [InlineData("20240101_a", "20261121")]
    [InlineData("1700000000_a", "1795264215")]
    [InlineData("1700000000000_a", "1795264215000")]
    [InlineData("users.sql", "20261121123015")]
    public void It_is_a_number_or_a_time(string last, string expected) =>
        Assert.Equal(expected, NextNumber.After(last, Now));
}
