namespace Undrift.Tests.Sources.MigrationFolders;

/// <summary>Numbers, journals and what disagrees with them.</summary>
public sealed class OrderTests
{
    [Fact]
    public void Golang_migrate_orders_numbers_and_pairs_both_ways()
    {
        using var files = new MigrationFiles(
            ("10_b.up.sql", ""),
            ("002_a.up.sql", ""),
            ("2_a.down.sql", "SELECT 2;"),
            ("7_gone.down.sql", "")
        );
        var set = files.Read();
        Assert.Equal(["2", "10"], set.Migrations.Select(migration => migration.Version));
        Assert.Equal("SELECT 2;", MigrationFiles.Text(set.Migrations[0].Down));
        Assert.Equal(["7_gone.down.sql: a down migration without its up migration"], files.Faults(set));
    }

    [Fact]
    public void Two_with_one_number_and_a_gap_are_named()
    {
        using var files = new MigrationFiles(
            ("001_a.sql", ""),
            ("002_b.sql", ""),
            ("2_c.sql", ""),
            ("004_d.sql", ""),
            ("004_d.down.sql", "")
        );
        Assert.Equal(
            [
                "2_c.sql: two migrations have the number 002: 002_b.sql, 2_c.sql",
                "note: 004_d.sql: a gap in the order: 3 is missing between 2 and it",
            ],
            files.Faults(files.Read())
        );
    }

    [Fact]
    public void Dates_and_steps_of_ten_have_no_gaps()
    {
        using var dates = new MigrationFiles(("20240101_a.sql", ""), ("20240301_b.sql", ""));
        Assert.Empty(dates.Read().Faults);
        using var tens = new MigrationFiles(("010_a.sql", ""), ("020_b.sql", ""), ("030_c.sql", ""));
        Assert.Empty(tens.Read().Faults);
    }

    [Fact]
    public void A_journal_that_disagrees_with_the_files_is_told_apart()
    {
        using var files = new MigrationFiles(
            ("0000_a.sql", "SELECT 1;"),
            ("0003_d.sql", "SELECT 4;"),
            ("0009_unlisted.sql", ""),
            (
                "meta/_journal.json",
                """
                {"dialect":"postgresql","entries":[
                  {"idx":0,"when":1700000000000,"tag":"0000_a","breakpoints":true},
                  {"idx":1,"when":1600000000000,"tag":"0001_gone","breakpoints":true},
                  {"idx":3,"when":1700000000002,"tag":"0003_d","breakpoints":true}]}
                """
            )
        );
        var set = files.Read();
        Assert.Equal(["0000_a", "0003_d"], set.Migrations.Select(migration => migration.Version));
        Assert.Equal("1700000000002", set.Migrations[1].HistoryKey);
        // SHA-256 of "SELECT 1;".
        Assert.Equal("17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a", set.Migrations[0].Checksum);
        Assert.Equal(
            [
                "meta/_journal.json: the journal lists 0001_gone, and there is no file 0001_gone.sql",
                "0009_unlisted.sql: the journal does not list the file: it is never run",
                "meta/_journal.json: 0001_gone is dated before 0000_a: a database that has 0000_a never gets it",
                "meta/_journal.json: a gap in the order: number 3 follows 1",
            ],
            files.Faults(set)
        );
    }

    [Fact]
    public void Snapshots_of_two_branches_are_seen()
    {
        using var files = new MigrationFiles(
            ("0000_a.sql", ""),
            ("meta/_journal.json", """{"entries":[{"idx":0,"when":1,"tag":"0000_a"}]}"""),
            ("meta/0000_snapshot.json", """{"id":"a","prevId":"0"}"""),
            ("meta/0001_snapshot.json", """{"id":"b","prevId":"a"}"""),
            ("meta/0002_snapshot.json", """{"id":"c","prevId":"a"}"""),
            ("meta/0003_snapshot.json", "<<<<<<< ours")
        );
        Assert.Equal(
            [
                "meta/0003_snapshot.json: the snapshot cannot be read",
                "meta/0002_snapshot.json: two snapshots follow the same one (meta/0001_snapshot.json, meta/0002_snapshot.json): migrations of two branches met",
            ],
            files.Faults(files.Read())
        );
    }

    [Fact]
    public void A_journal_with_a_merge_conflict_is_a_failure()
    {
        using var files = new MigrationFiles(("meta/_journal.json", "{\n<<<<<<< ours\n"));
        var failure = Assert.Throws<UndriftException>(() => files.Read());
        Assert.EndsWith("_journal.json", failure.Where, StringComparison.Ordinal);
        Assert.Contains("merge conflict", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folders_of_drizzle_since_1_0_need_no_journal()
    {
        using var files = new MigrationFiles(
            ("20240102030405_b/migration.sql", "SELECT 2;"),
            ("20240102030405_b/snapshot.json", """{"id":"b","prevIds":["a"],"dialect":"sqlite"}"""),
            ("20240101000000_a/migration.sql", "SELECT 1;"),
            ("20240101000000_a/snapshot.json", """{"id":"a","prevIds":["0"],"dialect":"sqlite"}""")
        );
        var set = files.Read();
        Assert.Equal("drizzle", set.Flavour);
        Assert.Equal("sqlite", set.EngineName);
        Assert.Equal(["1704067200000", "1704164645000"], set.Migrations.Select(migration => migration.HistoryKey));
        Assert.Empty(set.Faults);
    }

    [Fact]
    public void Prisma_folders_without_their_file_are_faults()
    {
        using var files = new MigrationFiles(
            ("20240101_a/migration.sql", "SELECT 1;"),
            ("20240102_b/notes.txt", ""),
            ("migration_lock.toml", "provider = \"sqlite\"")
        );
        var set = files.Read();
        Assert.Equal("20240101_a", Assert.Single(set.Migrations).Version);
        Assert.Equal(["20240102_b: there is no migration.sql in the folder"], files.Faults(set));
    }

    [Fact]
    public void A_dump_is_of_the_last_version_that_it_lists()
    {
        using var files = new MigrationFiles(
            (
                "structure.sql",
                "CREATE TABLE t (i int);\nINSERT INTO \"schema_migrations\" (version) VALUES\n('20240201000000'),\n('20240101000000');\n"
            )
        );
        var set = files.Read();
        Assert.Equal("20240201000000", Assert.Single(set.Migrations).Version);
        Assert.Contains("rails", set.NewMigration, StringComparison.Ordinal);
    }
}
