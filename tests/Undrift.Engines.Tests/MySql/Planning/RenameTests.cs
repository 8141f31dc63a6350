using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Renames of tables, columns and indexes: rows stay, and what the server does not follow is made anew.</summary>
public sealed class RenameTests
{
    [Fact]
    public async Task A_renamed_table_column_and_index_keep_their_rows()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE users (id int PRIMARY KEY, mail varchar(80), KEY by_mail (mail), CONSTRAINT c CHECK (mail <> ''));
            CREATE TABLE logins (u int, CONSTRAINT f FOREIGN KEY (u) REFERENCES users (id));
            CREATE VIEW mails AS SELECT mail FROM users;
            INSERT INTO users VALUES (1, 'a@b');
            """
        );
        await wanted.ExecuteAsync(
            """
            CREATE TABLE people (id int PRIMARY KEY, email varchar(80), KEY by_email (email), CONSTRAINT c CHECK (email <> ''));
            CREATE TABLE logins (u int, CONSTRAINT f FOREIGN KEY (u) REFERENCES people (id));
            CREATE VIEW mails AS SELECT email AS mail FROM people;
            """
        );
        var (current, target) = (await database.ReadAsync(), await wanted.ReadAsync());
        RenameRequest[] requests =
        [
            new("users=people"),
            new("users.mail=people.email"),
            new("users.by_mail=people.by_email"),
        ];
        var renames = new RenameReader(Plans.Engine, current, target).Read(requests);
        var plan = Plans.Engine.Plan(current, target, new PlanOptions { Renames = renames });
        Assert.DoesNotContain(Hazard.DataLoss, plan.Hazards);
        Assert.Equal(
            [
                "RENAME TABLE `users` TO `people`",
                "ALTER TABLE `people` RENAME COLUMN `mail` TO `email`",
                "ALTER TABLE `people` RENAME INDEX `by_mail` TO `by_email`",
            ],
            plan.Statements.Where(item => item.Object is { Kind: not "view" }).Select(item => item.Sql)
        );
        Assert.Null(await Plans.TryAsync(server, database, plan));
        Assert.Empty(Plans.Left(target, await database.ReadAsync()));
        using var connection = await database.OpenAsync();
        var rows = await connection.QueryAsync("SELECT mail FROM mails", TestContext.Current.CancellationToken);
        Assert.Equal("a@b", rows.Rows[0][0]);
    }
}
