namespace Undrift.Tests.Sources.MigrationFolders;

/// <summary>Which tool a folder belongs to.</summary>
public sealed class DetectionTests
{
    [Theory]
    [InlineData("flyway", "V1__a.sql", "SELECT 1;")]
    [InlineData("flyway", "sub/R__views.sql", "SELECT 1;")]
    [InlineData("golang-migrate", "1_a.up.sql", "SELECT 1;")]
    [InlineData("dbmate", "20240101_a.sql", "-- migrate:up\nSELECT 1;")]
    [InlineData("goose", "1_a.sql", "-- +goose Up\nSELECT 1;")]
    [InlineData("prisma", "20240101120000_a/migration.sql", "SELECT 1;")]
    [InlineData("drizzle", "meta/_journal.json", """{"entries":[{"idx":0,"when":1,"tag":"0000_a"}]}""")]
    [InlineData("liquibase", "changelog.sql", "--liquibase formatted sql\n--changeset me:1\nSELECT 1;")]
    [InlineData("plain", "001_a.sql", "SELECT 1;")]
    [InlineData("dump", "structure.sql", "SELECT 1;")]
    public void The_tool_is_found_and_said(string flavour, string file, string text)
    {
        using var files = new MigrationFiles((file, text), ("0000_a.sql", flavour == "drizzle" ? "SELECT 1;" : ""));
        if (flavour != "drizzle")
            File.Delete(Path.Combine(files.Path, "0000_a.sql"));
        var set = files.Read();
        Assert.Equal(flavour, set.Flavour);
        Assert.Equal($"migrations:{files.Path} ({flavour}, 1 migration)", set.Description);
    }

    [Fact]
    public void Another_tool_can_be_forced()
    {
        using var files = new MigrationFiles(("1_a.up.sql", "SELECT 1;"));
        Assert.Equal("plain", files.Read("plain").Flavour);
        Assert.Equal("golang-migrate", files.Read("golang-migrate").Flavour);
    }

    [Fact]
    public void A_misspelt_tool_is_corrected()
    {
        var failure = Assert.Throws<UndriftException>(() => MigrationFlavours.Read("migrations:flywya:db"));
        Assert.Equal(FailureKind.Usage, failure.Kind);
        Assert.Contains("flyway", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_empty_or_of_no_tool_or_not_there_is_a_failure()
    {
        using var files = new MigrationFiles();
        Assert.Contains(
            "is empty",
            Assert.Throws<UndriftException>(() => files.Read()).Message,
            StringComparison.Ordinal
        );
        files.Write("users.sql", "SELECT 1;");
        Assert.Contains(
            "no migration tool",
            Assert.Throws<UndriftException>(() => files.Read()).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no migration of flyway",
            Assert.Throws<UndriftException>(() => files.Read("flyway")).Message,
            StringComparison.Ordinal
        );
        var none = Assert.Throws<UndriftException>(() => MigrationFlavours.Read("migrations:" + files.Path + "/none"));
        Assert.Contains("no such folder", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_of_the_configuration_keeps_the_tool_before_it()
    {
        Assert.Equal("migrations:flyway:up/db", SourcePath.Rebase("migrations:flyway:db", "up"));
        Assert.Equal("migrations:up/db", SourcePath.Rebase("migrations:db", "up"));
        Assert.Equal("migrations:", SourcePath.Rebase("migrations:", "up"));
    }

    [Fact]
    public void The_engine_of_a_journal_or_a_lock_file_is_taken()
    {
        using var prisma = new MigrationFiles(
            ("1_a/migration.sql", ""),
            ("migration_lock.toml", "provider = \"postgresql\"\n")
        );
        Assert.Equal("postgres", prisma.Read().EngineName);
        using var drizzle = new MigrationFiles(
            ("0000_a.sql", ""),
            ("meta/_journal.json", """{"dialect":"sqlite","entries":[{"idx":0,"when":1,"tag":"0000_a"}]}""")
        );
        Assert.Equal("sqlite", drizzle.Read().EngineName);
    }
}
