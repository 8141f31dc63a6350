namespace Undrift.Tests.Sources.MigrationFolders;

public sealed class FlywayTests
{
    [Fact]
    public void Versions_are_ordered_by_their_numbers_and_repeatables_come_last()
    {
        using var files = new MigrationFiles(
            ("V10__c.sql", ""),
            ("V2__a.sql", ""),
            ("V2.1__b.sql", ""),
            ("V2_2__b2.sql", ""),
            ("R__zebra.sql", ""),
            ("R__apple_tree.sql", ""),
            ("U2__a.sql", "DROP TABLE a;")
        );
        var set = files.Read();
        Assert.Equal(
            ["2 a", "2.1 b", "2.2 b2", "10 c", " apple tree", " zebra"],
            set.Migrations.Select(migration => $"{migration.Version} {migration.Name}")
        );
        Assert.Equal("DROP TABLE a;", MigrationFiles.Text(set.Migrations[0].Down));
        Assert.Null(set.Migrations[1].Down);
        Assert.Empty(set.Faults);
        Assert.EndsWith("V11__NAME.sql", set.NewMigration, StringComparison.Ordinal);
    }

    /// <summary>CRC-32 of "CREATE TABLE t (id int);" and of nothing, by another implementation (zlib).</summary>
    [Theory]
    [InlineData("", "0")]
    [InlineData("CREATE TABLE t (id int);", "{0}")]
    [InlineData("\uFEFFCREATE TABLE\r\n t (id int);\r\n", "{0}")]
    [InlineData("CREATE TABLE\n t (id int);", "{0}")]
    public void The_checksum_leaves_line_ends_and_the_byte_order_mark_out(string text, string expected)
    {
        using var files = new MigrationFiles(("V1__a.sql", text));
        Assert.Equal(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, KnownChecksum),
            files.Read().Migrations[0].Checksum
        );
    }

    private const int KnownChecksum = 92137680;

    [Fact]
    public void Placeholders_come_from_the_settings_of_the_tool()
    {
        using var files = new MigrationFiles(
            ("db/V1__a.sql", "CREATE TABLE ${Prefix}a (\n  ${flyway:defaultSchema}_x int -- ${flyway:filename}\n);"),
            ("flyway.conf", "# settings\nflyway.placeholders.prefix=app_\n"),
            (".git/HEAD", "")
        );
        var set = MigrationFlavours.Read($"migrations:{files.Path}/db");
        Assert.Equal(
            "CREATE TABLE app_a (\n  public_x int -- V1__a.sql\n);",
            MigrationFiles.Text(set.Migrations[0].Up)
        );
        files.Write("flyway.toml", "[flyway.placeholders]\nprefix = \"toml_\" # remark\n");
        set = MigrationFlavours.Read($"migrations:{files.Path}/db");
        Assert.StartsWith("CREATE TABLE toml_a", MigrationFiles.Text(set.Migrations[0].Up), StringComparison.Ordinal);
    }

    [Fact]
    public void A_placeholder_without_a_value_is_named_with_its_line()
    {
        using var files = new MigrationFiles(("V1__a.sql", "SELECT 1;\nSELECT '${owner}';"), (".git/HEAD", ""));
        var failure = Assert.Throws<UndriftException>(() => MigrationFiles.Text(files.Read().Migrations[0].Up));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains("${owner}", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("V1__a.sql:2", failure.Where, StringComparison.Ordinal);
        files.Write("V1__a.sql.conf", "placeholderReplacement=false\nexecuteInTransaction=false");
        var script = files.Read().Migrations[0].Up;
        Assert.Contains("${owner}", MigrationFiles.Text(script), StringComparison.Ordinal);
        Assert.Equal(ScriptTransaction.AsWritten, script.Transaction);
    }

    [Fact]
    public void A_baseline_stands_for_what_comes_up_to_it()
    {
        using var files = new MigrationFiles(
            ("V1__a.sql", ""),
            ("V2__b.sql", ""),
            ("B2__all.sql", ""),
            ("V3__c.sql", "")
        );
        Assert.Equal(["all", "c"], files.Read().Migrations.Select(migration => migration.Name));
    }

    [Fact]
    public void Two_with_one_version_and_names_that_the_tool_leaves_out_are_faults()
    {
        using var files = new MigrationFiles(
            ("V1__a.sql", ""),
            ("V1.0__b.sql", ""),
            ("V2_c.sql", ""),
            ("R__x.sql", "")
        );
        Assert.Equal(
            [
                "V1__a.sql: two migrations have the version 1.0: V1.0__b.sql, V1__a.sql",
                "V2_c.sql: Flyway leaves the file out: its name is not V<version>__<name>.sql (two underscores)",
            ],
            files.Faults(files.Read())
        );
    }
}
