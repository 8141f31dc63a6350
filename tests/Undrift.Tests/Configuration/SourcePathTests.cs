namespace Undrift.Tests.Configuring;

public sealed class SourcePathTests
{
    [Theory]
    [InlineData("schema.sql", "up/schema.sql")]
    [InlineData("sql/", "up/sql/")]
    [InlineData("sqlite:local.db", "sqlite:up/local.db")]
    [InlineData("migrations:drizzle/", "migrations:up/drizzle/")]
    [InlineData("efcore:src/App#Ctx", "efcore:up/src/App#Ctx")]
    [InlineData("/abs/schema.sql", "/abs/schema.sql")]
    [InlineData("sqlite:/abs/local.db", "sqlite:/abs/local.db")]
    [InlineData("sqlite::memory:", "sqlite::memory:")]
    [InlineData("sqlite:file:a.db?mode=ro", "sqlite:file:a.db?mode=ro")]
    [InlineData("postgres://h/d", "postgres://h/d")]
    [InlineData("host=h dbname=d", "host=h dbname=d")]
    [InlineData("sqlalchemy:app.models:Base", "sqlalchemy:app.models:Base")]
    [InlineData("exec:make schema", "exec:make schema")]
    public void A_path_starts_at_the_folder_of_the_configuration(string source, string expected) =>
        Assert.Equal(expected, SourcePath.Rebase(source, "up"));

    [Fact]
    public void Beside_the_current_folder_nothing_changes() =>
        Assert.Equal("sqlite:local.db", SourcePath.Rebase("sqlite:local.db", ""));
}
