using static Undrift.Tests.Judging.TestSchema;

namespace Undrift.Tests.Judging;

public sealed class PresetTests
{
    private static readonly CatalogObject History = Table("__EFMigrationsHistory");

    [Fact]
    public void What_a_library_brought_is_ignored_where_the_desired_schema_lacks_it_and_the_report_says_why()
    {
        var judgement = Judge(
            Catalog(Table("t")),
            Catalog(Table("t"), History, Column("__EFMigrationsHistory", "MigrationId")),
            presets: PresetSelection.Automatic
        );
        Assert.Equal(Verdict.Clean, judgement.Verdict);
        Assert.Equal(
            "table:__EFMigrationsHistory (presets/efcore.driftignore:3)",
            judgement.Ignored.Single().Rule.ToString()
        );
        Assert.Equal(
            "preset efcore works because of table:public.__EFMigrationsHistory: 1 extra object is ignored (--presets none compares all)",
            judgement.Notes.Single()
        );
    }

    [Fact]
    public void What_the_desired_schema_speaks_of_is_compared()
    {
        var judgement = Judge(
            Catalog(Table("t"), History, Column("__EFMigrationsHistory", "MigrationId")),
            Catalog(Table("t"), History, Table("surplus")),
            presets: PresetSelection.Automatic
        );
        Assert.Equal(
            ["column:public.__EFMigrationsHistory.MigrationId", "table:public.surplus"],
            judgement.Findings.Select(finding => finding.Drift.Object.ToString()).Order()
        );
    }

    [Fact]
    public void A_preset_whose_library_is_not_there_ignores_nothing()
    {
        var judgement = Judge(
            Catalog(Table("t")),
            Catalog(Table("t"), Table("qrtz_x")),
            presets: PresetSelection.Automatic
        );
        Assert.Equal("table:public.qrtz_x", judgement.Findings.Single().Drift.Object.ToString());
    }

    [Fact]
    public void Without_presets_everything_is_compared()
    {
        var judgement = Judge(Catalog(Table("t")), Catalog(Table("t"), History), presets: PresetSelection.None);
        Assert.Single(judgement.Findings);
        Assert.Empty(judgement.Notes);
    }

    [Fact]
    public void A_named_preset_ignores_what_is_missing_too()
    {
        var judgement = Judge(
            Catalog(Table("t"), History),
            Catalog(Table("t")),
            presets: PresetSelection.Of(["efcore", "quartz"])
        );
        Assert.Empty(judgement.Findings);
        Assert.Single(judgement.Ignored);
        Assert.Empty(judgement.Notes);
    }

    [Fact]
    public void The_projects_own_ignore_file_takes_back_what_a_preset_ignores()
    {
        var judgement = Judge(
            Catalog(Table("t")),
            Catalog(Table("t"), History),
            ignore: "!table:__EFMigrationsHistory",
            presets: PresetSelection.Automatic
        );
        Assert.Empty(judgement.Ignored);
        Assert.Single(judgement.Findings);
    }

    [Theory]
    [InlineData("efcor", "unknown preset 'efcor'")]
    [InlineData("auto efcore", "'auto' stands alone, not beside names")]
    [InlineData("none efcore", "'none' stands alone, not beside names")]
    [InlineData("", "no preset is named")]
    public void A_word_that_is_no_preset_is_said(string words, string message)
    {
        var failure = Assert.Throws<FormatException>(() =>
            PresetSelection.Of(words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );
        Assert.Equal(message, failure.Message);
    }
}
