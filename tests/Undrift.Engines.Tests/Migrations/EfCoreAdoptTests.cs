using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>What a database has is adopted by a migration of Entity Framework Core, which then finds nothing more to do.</summary>
public sealed class EfCoreAdoptTests
{
    private const string Notes = "efcore:Notes.csproj#NotesContext";

    [Fact]
    public async Task A_column_of_SQLite_is_adopted_with_designer_and_snapshot()
    {
        using var project = SampleProject.EfCore("efcore6");
        project.Change("NotesContext.cs", "    public int? Stars { get; set; }\n", "");
        var live = Path.Combine(project.Root, "live.db");
        project.Dotnet("Notes.dll", ("NOTES", ""), live, "Body");
        Shell.Run(live, "ALTER TABLE Notes ADD COLUMN hand TEXT; CREATE UNIQUE INDEX ix_hand ON Notes (hand, Title);");
        string[] pair = ["--desired", Notes, "--migrations", Notes];
        var run = (
            await project.UndriftAsync([
                "fix",
                "--to",
                "code",
                "--database",
                "sqlite:live.db",
                "--name",
                "by_hand",
                .. pair,
            ])
        ).Expect(0);
        var files = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["ByHand.cs", "ByHand.Designer.cs", "Migrations/NotesContextModelSnapshot.cs"],
            files.Select(file => file.Split('_')[^1])
        );
        Assert.Contains(
            "in Notes.Note, write: [Column(\"hand\", TypeName = \"TEXT\")] public string? Hand { get; set; }",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "in Notes.Note, write above the class: [Index(\"Hand\", \"Title\", Name = \"ix_hand\", IsUnique = true)]",
            run.Error,
            StringComparison.Ordinal
        );
        var told = run.Error.Split("its history has to say so: ")[1].Trim();
        Assert.StartsWith("INSERT INTO \"__EFMigrationsHistory\"", told, StringComparison.Ordinal);
        Shell.Run(live, told + ";");
        project.Change(
            "NotesContext.cs",
            "    // No migration makes this one.\n",
            "    [System.ComponentModel.DataAnnotations.Schema.Column(\"hand\", TypeName = \"TEXT\")]\n    public string? Hand { get; set; }\n"
        );
        project.Change(
            "NotesContext.cs",
            "public class Note\n",
            "[Index(\"Hand\", \"Title\", Name = \"ix_hand\", IsUnique = true)]\npublic class Note\n"
        );
        // Verify asks EF Core, too, whether the model has changes that the snapshot has not.
        (await project.UndriftAsync(["verify", "--engine", "sqlite", .. pair, "--round-trip"])).Expect(0);
        (await project.UndriftAsync(["check", "--database", "sqlite:live.db", .. pair])).Expect(0);
    }

    [Fact]
    public async Task Columns_of_PostgreSQL_are_added_changed_and_removed_and_the_notes_say_what_the_classes_need()
    {
        using var project = SampleProject.EfCore("efcore");
        project.Change("ShopContext.cs", "    public int? Age { get; set; }\n", "");
        await using var database = await project.ShopAsync("Nick");
        await database.ExecuteAsync(
            """
            ALTER TABLE "Users" ADD seen timestamptz NOT NULL DEFAULT now();
            ALTER TABLE "Users" ALTER "Email" TYPE varchar(80), ALTER "Email" DROP NOT NULL;
            DROP INDEX "IX_Users_Nick";
            CREATE VIEW mails AS SELECT "Email" FROM "Users";
            """
        );
        var run = await project.UndriftAsync("fix", "--to", "code", "--database", database.Url, "--name", "by_hand");
        var said = run.Expect(0).Error;
        Assert.Contains(
            "in Shop.User, write: [Column(\"seen\", TypeName = \"timestamp with time zone\")] public System.DateTime Seen { get; set; }"
                + " and in OnModelCreating: modelBuilder.Entity<Shop.User>().Property(e => e.Seen).HasDefaultValueSql(\"now()\");",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "in Shop.User, write: [Column(TypeName = \"character varying(80)\")] public string? Email { get; set; }",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("in Shop.User, remove the index IX_Users_Nick", said, StringComparison.Ordinal);
        Assert.DoesNotContain("the snapshot was not told", said, StringComparison.Ordinal);
        Assert.Contains("ByHand.Designer.cs", run.Out, StringComparison.Ordinal);
        project.Change(
            "ShopContext.cs",
            "    public required string Email { get; set; }\n",
            """
                [System.ComponentModel.DataAnnotations.Schema.Column(TypeName = "character varying(80)")]
                public string? Email { get; set; }

                [System.ComponentModel.DataAnnotations.Schema.Column("seen", TypeName = "timestamp with time zone")]
                public System.DateTime Seen { get; set; }

            """
        );
        project.Change("ShopContext.cs", "[Index(nameof(Nick))]\n", "");
        project.Change(
            "ShopContext.cs",
            "public DbSet<User> Users => Set<User>();\n",
            """
            public DbSet<User> Users => Set<User>();

                protected override void OnModelCreating(ModelBuilder modelBuilder) =>
                    modelBuilder.Entity<Shop.User>().Property(e => e.Seen).HasDefaultValueSql("now()");

            """
        );
        // The view is nothing that a model of EF Core has.
        project.Write(".driftignore", "view:public.mails\n");
        (await project.UndriftAsync("verify")).Expect(0);
    }

    [Fact]
    public async Task What_the_snapshot_cannot_be_told_is_said()
    {
        using var project = SampleProject.EfCore("efcore");
        await using var database = await project.ShopAsync("Nick");
        await database.ExecuteAsync("CREATE TABLE posts (id int PRIMARY KEY);");
        var run = await project.UndriftAsync("fix", "--to", "code", "--database", database.Url, "--dry-run");
        Assert.Contains(
            "migrationBuilder.Sql(@\"CREATE TABLE public.posts",
            run.Expect(0).Out,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "the snapshot was not told to add table public.posts: once the model says so, 'dotnet ef migrations add' writes it again",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_assembly_takes_no_migration()
    {
        using var project = SampleProject.EfCore("efcore");
        await using var database = await project.ShopAsync("Nick");
        await database.ExecuteAsync("""ALTER TABLE "Users" ADD hand text""");
        const string dll = "efcore:bin/Debug/net10.0/Shop.dll";
        var run = await project.UndriftAsync(
            "fix",
            "--to",
            "code",
            "--database",
            database.Url,
            "--desired",
            dll,
            "--migrations",
            dll
        );
        run.Fails(64, "no migration is written for efcore", "--out DIR");
    }
}
