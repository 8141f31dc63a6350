using static Undrift.Tests.Judging.TestSchema;

namespace Undrift.Tests.Judging;

public sealed class AcceptanceTests
{
    private const string File = ".undrift/accepted.yml";
    private static readonly DateOnly Until = new(2027, 1, 31);
    private static readonly Catalog Desired = Catalog(Table("t"), Table("gone"));
    private static readonly Catalog Actual = Catalog(Table("t"));
    private static readonly Drift Gone = Compare(Desired, Actual).Drifts.Single();

    [Fact]
    public void An_accepted_drift_neither_blocks_nor_counts_until_its_last_day_is_over()
    {
        var file = Of(Accept(Gone));
        var judgement = Judge(Desired, Actual, acceptances: file);
        Assert.Equal(Verdict.Allowed, judgement.Verdict);
        Assert.False(judgement.HasDrift);
        Assert.Equal("planned", judgement.Findings.Single().Accepted!.Reason);
        Assert.Empty(judgement.Notes);
        Assert.Equal(Verdict.Allowed, Judge(Desired, Actual, acceptances: file, today: Until).Verdict);

        var over = Judge(Desired, Actual, acceptances: file, today: Until.AddDays(1));
        Assert.Equal(Verdict.Blocked, over.Verdict);
        Assert.Null(over.Findings.Single().Accepted);
        Assert.Equal(
            $"acceptance of {Gone.Id} table:public.gone (.undrift/accepted.yml:3) ended on 2027-01-31",
            over.Notes.Single()
        );
    }

    [Fact]
    public void An_acceptance_is_void_once_the_drift_is_another_one()
    {
        var desired = Catalog(Table("t"), Table("gone"), Column("gone", "more"));
        var judgement = Judge(desired, Actual, acceptances: Of(Accept(Gone)));
        Assert.Equal(Gone.Id, judgement.Findings.Single().Drift.Id);
        Assert.Equal(Verdict.Blocked, judgement.Verdict);
        Assert.Contains("is void: the drift is another one", judgement.Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_acceptance_whose_drift_is_gone_or_ignored_is_reported_as_no_longer_needed()
    {
        var file = Of(Accept(Gone));
        Assert.EndsWith(
            "is no longer needed: the drift is gone",
            Judge(Actual, Actual, acceptances: file).Notes.Single(),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "is no longer needed: an ignore pattern takes the drift out",
            Judge(Desired, Actual, ignore: "table:gone", acceptances: file).Notes.Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Nothing_is_called_gone_where_something_could_not_be_compared() =>
        Assert.Empty(Judge(Actual, Actual, acceptances: Of(Accept(Gone)), gaps: [new Gap("tables", "unseen")]).Notes);

    [Fact]
    public void An_acceptance_for_one_environment_says_nothing_in_another()
    {
        var file = Of(Accept(Gone, "staging"));
        Assert.Equal(Verdict.Allowed, Judge(Desired, Actual, environment: "staging", acceptances: file).Verdict);
        foreach (var environment in (string?[])["production", null])
        {
            var judgement = Judge(Desired, Actual, environment: environment, acceptances: file);
            Assert.Equal(Verdict.Blocked, judgement.Verdict);
            Assert.Empty(judgement.Notes);
        }
    }

    [Fact]
    public void A_new_acceptance_takes_over_from_a_void_one_which_is_reported()
    {
        var void_ = Accept(Gone) with { Fingerprint = new string('0', 64) };
        var judgement = Judge(Desired, Actual, acceptances: Of(void_, Accept(Gone)));
        Assert.Equal(Verdict.Allowed, judgement.Verdict);
        Assert.Contains("is void", judgement.Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unaccepted_drift_beside_an_accepted_one_still_blocks()
    {
        var desired = Catalog(Table("t"), Table("gone"), Table("other"));
        var judgement = Judge(desired, Actual, acceptances: Of(Accept(Gone)));
        Assert.Equal(Verdict.Blocked, judgement.Verdict);
        Assert.True(judgement.HasDrift);
        Assert.Equal([false, true], judgement.Findings.Select(finding => finding.Blocks));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# kept\n")]
    [InlineData("# no line break at the end")]
    [InlineData("\r\n# Windows\r\n")]
    public void Appending_keeps_what_stands_there(string before)
    {
        var first = Accept(Gone) with { Reason = "it's \"so\": # not a comment, \\ \t é 😀\nsecond line" };
        var second = Accept(Gone, "staging: x");
        var text = AcceptanceWriter.Append(AcceptanceWriter.Append(before, File, first), File, second);
        Assert.StartsWith(before, text, StringComparison.Ordinal);
        Assert.Equal([first, second], AcceptanceFile.Parse(text, File).Acceptances);
        if (before.Contains('\r'))
            Assert.Equal(text.Count(c => c == '\n'), text.Count(c => c == '\r'));
    }

    [Fact]
    public void Appending_follows_the_indentation_and_keeps_comments_between_entries()
    {
        var entry =
            $"  - drift: {Gone.Id}\n    fingerprint: {Gone.Fingerprint}\n    by: a\n    reason: b\n    until: 2026-01-01\n";
        var text = AcceptanceWriter.Append(entry + "  # agreed in the review\n", File, Accept(Gone));
        Assert.StartsWith(entry + "  # agreed in the review\n  - drift: ", text, StringComparison.Ordinal);
        Assert.Equal(2, AcceptanceFile.Parse(text, File).Acceptances.Count);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("# a\n...\n")]
    public void A_file_that_cannot_be_added_to_is_refused_and_not_damaged(string text)
    {
        var error = Assert.Throws<UndriftException>(() => AcceptanceWriter.Append(text, File, Accept(Gone)));
        Assert.Equal("the file does not end in a list that can be added to", error.Message);
    }

    [Fact]
    public void The_file_is_made_with_its_folder_and_read_back()
    {
        var folder = Directory.CreateTempSubdirectory("undrift-accept-");
        try
        {
            var path = Path.Combine(folder.FullName, ".undrift", "accepted.yml");
            Assert.Empty(AcceptanceFile.Load(path).Acceptances);
            AcceptanceWriter.Append(path, Accept(Gone));
            Assert.Equal(Accept(Gone), AcceptanceFile.Load(path).Acceptances.Single());
            Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("", "r", 1, "an acceptance needs the name of who accepts")]
    [InlineData("a", " ", 1, "an acceptance needs a reason")]
    [InlineData("a", "r", 0, "the last day 2026-11-10 is not in the future")]
    [InlineData("a", "r", -1, "the last day 2026-11-09 is not in the future")]
    public void An_acceptance_needs_a_name_a_reason_and_a_future_day(string by, string reason, int days, string message)
    {
        var error = Assert.Throws<UndriftException>(() =>
            AcceptanceWriter.Accept(Gone, by, reason, Today.AddDays(days), null, Today)
        );
        Assert.Equal(FailureKind.Usage, error.Kind);
        Assert.Equal(message, error.Message);
        Assert.NotNull(error.Next);
    }

    [Theory]
    [InlineData("a: b", "1:1", "expected a list of acceptances")]
    [InlineData("- a", "1:3", "[0]: expected a mapping with drift")]
    [InlineData("- drift: x", "1:10", "[0].drift: expected the id of a drift")]
    [InlineData("- drfit: x", "1:3", "unknown key 'drfit' in [0]")]
    [InlineData("- drift: d0123456789ab", "1:3", "[0].fingerprint is missing")]
    [InlineData("- drift: d0123456789ab\n  fingerprint: abc", "2:16", "expected the fingerprint of a drift, 64")]
    [InlineData(
        "- drift: d0123456789ab\n  fingerprint: {F}\n  by: ''",
        "3:7",
        "[0].by is empty: expected who accepted"
    )]
    [InlineData("- drift: d0123456789ab\n  fingerprint: {F}\n  by: a", "1:3", "[0].reason is missing")]
    [InlineData(
        "- drift: d0123456789ab\n  fingerprint: {F}\n  by: a\n  reason: b\n  until: later",
        "5:10",
        "[0].until: expected a date such as 2027-01-31"
    )]
    [InlineData(
        "- drift: d0123456789ab\n  fingerprint: {F}\n  by: a\n  reason: b\n  until: 2027-01-31\n  environment:",
        "6:15",
        "[0].environment has no value"
    )]
    public void A_bad_file_is_refused_with_its_place(string text, string place, string message)
    {
        var error = Assert.Throws<UndriftException>(() =>
            AcceptanceFile.Parse(text.Replace("{F}", new string('a', 64), StringComparison.Ordinal), File)
        );
        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Equal($"{File}:{place}", error.Where);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static Acceptance Accept(Drift drift, string? environment = null) =>
        AcceptanceWriter.Accept(drift, "ann", "planned", Until, environment, Today);

    private static AcceptanceFile Of(params Acceptance[] acceptances) =>
        AcceptanceFile.Parse(
            acceptances.Aggregate("", (text, acceptance) => AcceptanceWriter.Append(text, File, acceptance)),
            File
        );
}
