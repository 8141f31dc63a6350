using Undrift.Cli.Init;
using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Workflows;

/// <summary>What <c>undrift init</c> finds in a folder.</summary>
public sealed class ProjectFinderTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id integer PRIMARY KEY);\n";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("db/migrations/V1__users.sql", Users, "Flyway", "flyway migrate")]
    [InlineData(
        "db/migrations/1_users.up.sql",
        Users,
        "golang-migrate",
        "sh -c 'migrate -path db/migrations -database \"$DATABASE_URL\" up'"
    )]
    [InlineData(
        "db/migrations/20240101120000_users.sql",
        "-- migrate:up\n" + Users,
        "dbmate",
        "dbmate --migrations-dir DIR up"
    )]
    [InlineData("db/migrations/00001_users.sql", "-- +goose Up\n" + Users, "goose", "goose -dir DIR up")]
    [InlineData(
        "db/changelog/users.sql",
        "-- liquibase formatted sql\n-- changeset a:1\n" + Users,
        "Liquibase",
        "liquibase update"
    )]
    [InlineData("migrations/001_users.sql", Users, null, null)]
    public void A_folder_of_migrations_tells_its_tool(string file, string text, string? tool, string? apply)
    {
        _work.Write(file, text);
        var found = Find();
        var folder = Path.GetDirectoryName(file)!;
        Assert.Equal((tool, "migrations:" + folder), (found.Tool, found.Desired));
        Assert.Equal(apply?.Replace("DIR", _work[folder], StringComparison.Ordinal), found.Apply);
        Assert.Equal([folder + "/**"], found.MigrationFiles);
        Assert.Empty(found.Model);
        Assert.Equal(tool is null, found.ApplySetup.Count == 0);
    }

    [Theory]
    [InlineData("flyway.toml", "[flyway]\nlocations = [\"filesystem:sql/changes\"]\n", "sql/changes/V1__users.sql", "")]
    [InlineData(
        "liquibase.properties",
        "changelogFile=changes/root.sql\n",
        "changes/root.sql",
        "-- liquibase formatted sql\n-- changeset a:1\n"
    )]
    public void The_settings_of_a_tool_name_its_folder(string settings, string text, string file, string head)
    {
        _work.Write(settings, text);
        _work.Write(file, head + Users);
        Assert.Equal("migrations:" + Path.GetDirectoryName(file), Find().Desired);
        Assert.Equal([settings], Find().Settings);
    }

    [Fact]
    public void Alembic_with_models_in_one_file_has_them_as_the_desired_schema()
    {
        _work.Write("alembic.ini", "[alembic]\nscript_location = %(here)s/db/revisions\n");
        _work.Write("app/models.py", "from sqlmodel import SQLModel\nclass User(SQLModel, table=True):\n    id: int\n");
        _work.Write("db/revisions/versions/1.py", "class Old(SQLModel, table=True): pass\n");
        var found = Find();
        Assert.Equal(("sqlalchemy:app.models:SQLModel", "alembic:alembic.ini"), (found.Desired, found.Migrations));
        Assert.Equal(["app/models.py"], found.Model);
        Assert.Equal(["db/revisions/versions/**"], found.MigrationFiles);
    }

    [Theory]
    [InlineData(
        "from .base import Base\nfrom .user import User\nfrom .post import Post\n",
        "sqlalchemy:app.models:Base"
    )]
    [InlineData("", "alembic:alembic.ini")]
    [InlineData("from .base import Base\nfrom .user import User\n", "alembic:alembic.ini")]
    public void A_module_that_lacks_some_of_the_models_is_not_taken_for_the_schema(string package, string desired)
    {
        _work.Write("alembic.ini", "[alembic]\n");
        _work.Write("app/models/__init__.py", package);
        foreach (var name in (string[])["user", "post"])
            _work.Write(
                $"app/models/{name}.py",
                $"from .base import Base\nclass {name}(Base):\n    \"\"\"One.\"\"\"\n    __tablename__ = \"{name}s\"\n"
            );
        Assert.Equal(desired, Find().Desired);
        Assert.Equal(["app/models/**/*.py"], Find().Model);
    }

    [Fact]
    public void SQLAlchemy_without_Alembic_is_found_by_its_models()
    {
        _work.Write("shop/tables.py", "class User(db.Model):\n    __tablename__ = 'users'\n");
        _work.Write("migrations/V1__users.sql", Users);
        var found = Find();
        Assert.Equal(("SQLAlchemy", "sqlalchemy:shop.tables:db.Model"), (found.Tool, found.Desired));
        Assert.Equal("migrations:migrations", found.Migrations);
    }

    [Fact]
    public void EF_Core_has_its_contexts_and_entities_as_model_and_not_the_rest_of_the_code()
    {
        _work.Write(
            "src/Shop/Shop.csproj",
            "<Project><ItemGroup><PackageReference Include=\"Npgsql.EntityFrameworkCore.PostgreSQL\" /></ItemGroup></Project>"
        );
        _work.Write(
            "src/Shop/Data/ShopContext.cs",
            "class ShopContext : DbContext { DbSet<Order> Orders { get; set; } }"
        );
        _work.Write("src/Shop/Data/Order.cs", "public sealed class Order { }");
        _work.Write("src/Shop/Pages/Index.cs", "class Index { }");
        _work.Write("src/Shop/Data/Migrations/ShopContextModelSnapshot.cs", "class ShopContextModelSnapshot { }");
        var found = Find();
        Assert.Equal(["src/Shop/Data/Order.cs", "src/Shop/Data/ShopContext.cs"], found.Model);
        Assert.Equal(["src/Shop/Data/Migrations/**"], found.MigrationFiles);
        Assert.Equal("dotnet ef database update --project src/Shop", found.Apply);
        Assert.Equal("Orders", TableExample.Of(new ProjectFolder(_work.Folder), found));
    }

    [Theory]
    [InlineData("'./src/db/schema.ts'", "src/db/schema.ts")]
    [InlineData("[\"./a.ts\", `b/*.ts`]", "a.ts,b/*.ts")]
    [InlineData("\"./src/db\"", "src/db/**")]
    public void The_model_of_Drizzle_is_a_file_a_list_or_a_folder(string schema, string model)
    {
        _work.Write("src/db/schema.ts", "export const t = pgTable('users', {});");
        _work.Write("drizzle.config.ts", $"export default defineConfig({{ schema: {schema}, dialect: 'turso' }});");
        Assert.Equal(model.Split(','), Find().Model);
        Assert.Equal("sqlite", Find().Engine);
    }

    [Theory]
    [InlineData("pnpm-lock.yaml", "pnpm exec drizzle-kit migrate")]
    [InlineData("yarn.lock", "yarn drizzle-kit migrate")]
    [InlineData("bun.lock", "bunx drizzle-kit migrate")]
    [InlineData("package-lock.json", "npx drizzle-kit migrate")]
    public void A_lock_file_tells_how_programs_are_called(string file, string command)
    {
        _work.Write(file, "");
        _work.Write("app/drizzle.config.ts", "export default { dialect: 'mysql' };");
        Assert.Equal(command, new ProjectFinder(_work["app"], _work.Folder).Find().Apply);
        Assert.Equal("npx drizzle-kit migrate", new ProjectFinder(_work["app"]).Find().Apply);
    }

    [Theory]
    [InlineData(".env", "DATABASE_URL=postgres://u:s3cr3t@db/shop", "postgres")]
    [InlineData(".env.example", "# here\nexport DB_CONNECTION=\"mariadb\"", "mysql")]
    [InlineData("compose.yaml", "services:\n  db:\n    image: \"postgis/postgis:16-3.4\"\n", "postgres")]
    [InlineData("docker-compose.yml", "services:\n  db:\n    image: mysql:9\n", "mysql")]
    [InlineData("docker-compose.yml", "services:\n  a:\n    image: mysql:9\n  b:\n    image: postgres\n", null)]
    [InlineData(".env", "REDIS_URL=redis://u:postgres@cache", null)]
    public void Other_files_tell_the_engine_where_they_agree(string file, string text, string? engine)
    {
        _work.Write(file, text);
        _work.Write("schema.sql", Users);
        Assert.Equal(engine, Find().Engine);
    }

    [Fact]
    public async Task No_secret_of_an_env_file_is_written_or_said()
    {
        _work.Write(".env", "DATABASE_URL=postgres://u:s3cr3t@db/shop\n");
        _work.Write("schema.sql", Users);
        var run = await UndriftProcess.RunAsync(_work.Folder, null, "init", "github", "--yes");
        Assert.DoesNotContain("s3cr3t", run.Expect(0).All, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory
                .GetFiles(_work.Folder, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".env", StringComparison.Ordinal)),
            file => File.ReadAllText(file).Contains("s3cr3t", StringComparison.Ordinal)
        );
    }

    private FoundProject Find() => new ProjectFinder(_work.Folder).Find();
}
