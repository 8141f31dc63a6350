namespace Undrift.Tests.Sources.MigrationFolders;

/// <summary>Tools whose files hold both ways, or several migrations: each part keeps the lines of its file.</summary>
public sealed class SectionTests
{
    [Fact]
    public void Dbmate_runs_the_part_behind_its_mark()
    {
        using var files = new MigrationFiles(
            (
                "20240102_b.sql",
                "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON t (a);\n-- migrate:down\nDROP INDEX i;"
            ),
            ("20240101_a.sql", "-- note\n-- migrate:up\nCREATE TABLE t (a int);\n\n-- migrate:down\nDROP TABLE t;\n")
        );
        var set = files.Read();
        Assert.Equal(["20240101", "20240102"], set.Migrations.Select(migration => migration.Version));
        Assert.Equal(["3 CREATE TABLE t (a int);"], MigrationFiles.Lines(set.Migrations[0].Up));
        Assert.Equal(["6 DROP TABLE t;"], MigrationFiles.Lines(set.Migrations[0].Down));
        Assert.Equal(ScriptTransaction.One, set.Migrations[0].Up.Transaction);
        Assert.Equal(ScriptTransaction.AsWritten, set.Migrations[1].Up.Transaction);
        Assert.Equal(ScriptTransaction.One, set.Migrations[1].Down!.Transaction);
    }

    [Fact]
    public void Goose_runs_the_part_behind_its_annotation()
    {
        using var files = new MigrationFiles(
            ("00010_b.sql", "-- +goose NO TRANSACTION\n-- +goose Up\nVACUUM;"),
            (
                "00002_a.sql",
                "-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose StatementEnd\n--+goose down\nSELECT 2;"
            ),
            ("00003_c.go", "package m")
        );
        var set = files.Read();
        Assert.Equal(["2", "10"], set.Migrations.Select(migration => migration.Version));
        Assert.Equal(["3 SELECT 1;"], MigrationFiles.Lines(set.Migrations[0].Up));
        Assert.Equal(["6 SELECT 2;"], MigrationFiles.Lines(set.Migrations[0].Down));
        Assert.Null(set.Migrations[1].Down);
        Assert.Equal(ScriptTransaction.AsWritten, set.Migrations[1].Up.Transaction);
        Assert.Equal(
            ["00003_c.go: a migration written in Go is not run: let the project's own program migrate (exec:)"],
            files.Faults(set)
        );
    }

    [Fact]
    public void A_file_without_the_mark_is_a_fault()
    {
        using var dbmate = new MigrationFiles(("1_a.sql", "-- migrate:up\n"), ("2_b.sql", "SELECT 1;"));
        Assert.Equal(["2_b.sql: there is no '-- migrate:up' in the file"], dbmate.Faults(dbmate.Read()));
        using var goose = new MigrationFiles(("1_a.sql", "-- +goose Up\n"), ("2_b.sql", "SELECT 1;"));
        Assert.Equal(["2_b.sql: there is no '-- +goose Up' in the file"], goose.Faults(goose.Read()));
    }

    [Fact]
    public void Liquibase_changesets_are_migrations_of_their_own()
    {
        const string changelog = """
            --liquibase formatted sql
            --property name:suffix value:_x

            --changeset ann:1 dbms:postgresql
            CREATE TABLE a${suffix} (i int);
            --rollback DROP TABLE a${suffix};
            -- changeset "ben b":two runInTransaction:false endDelimiter:/
            SELECT 1
            /
            --ignoreLines:start
            SELECT 'left out';
            --ignoreLines:end
            SELECT '${other}'/
            --rollback empty
            --changeset ann:3 dbms:!sqlite
            /* liquibase rollback
            SELECT 2;
            */
            --changeset ann:4 ignore:true
            SELECT 3;
            """;
        using var files = new MigrationFiles(("changelog.sql", changelog));
        var set = files.Read();
        Assert.Equal(["ann:1", "ben b:two", "ann:3"], set.Migrations.Select(migration => migration.Version));
        Assert.Equal(["5 CREATE TABLE a_x (i int);"], MigrationFiles.Lines(set.Migrations[0].Up));
        Assert.Equal(["6 DROP TABLE a_x;"], MigrationFiles.Lines(set.Migrations[0].Down));
        Assert.Equal(["8 SELECT 1", "9 ;", "13 SELECT '${other}';"], MigrationFiles.Lines(set.Migrations[1].Up));
        Assert.Equal(ScriptTransaction.AsWritten, set.Migrations[1].Up.Transaction);
        Assert.Null(set.Migrations[1].Down);
        Assert.Equal(["17 SELECT 2;"], MigrationFiles.Lines(set.Migrations[2].Down));
        Assert.Equal(["ann:1", "ben b:two", "ann:3"], set.For("postgres").Select(migration => migration.Version));
        Assert.Equal(["ben b:two"], set.For("sqlite").Select(migration => migration.Version));
    }

    [Fact]
    public void Line_ends_and_long_lines_stay_as_they_are()
    {
        var wide = new string('x', 50_000);
        using var files = new MigrationFiles(
            ("1_a.sql", $"-- migrate:up\r\nSELECT '{wide}';\r\n-- migrate:down\nSELECT 2;\nSELECT 3;")
        );
        var set = files.Read();
        Assert.Equal($"\r\nSELECT '{wide}';\r\n\n\n", MigrationFiles.Text(set.Migrations[0].Up));
        Assert.Equal("\r\n\r\n\nSELECT 2;\nSELECT 3;", MigrationFiles.Text(set.Migrations[0].Down));
    }
}
