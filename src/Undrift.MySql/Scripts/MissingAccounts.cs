using Undrift.MySql.Connection;
using Undrift.MySql.Native;

namespace Undrift.MySql.Scripts;

/// <summary>
/// Accounts belong to a server, not to a database's dump: on a private server, an account that a statement names as definer
/// or grantee and that is missing is made. Never on a server that others use.
/// </summary>
/// <param name="isPrivate">True on a server of our own.</param>
internal sealed class MissingAccounts(bool isPrivate)
{
    private const string ThereOnMariaDb = "1973";
    private const string ThereOnMySql = "3163";

    private readonly HashSet<string> known = [];
    private readonly List<string> created = [];

    /// <summary>The accounts that were made so far, as the statements write them.</summary>
    public IReadOnlyList<string> Created => created;

    /// <summary>
    /// Makes the definer of an object. With every right: a view whose definer may not read its tables cannot be looked into by
    /// anybody.
    /// </summary>
    public async Task ProvideDefinerAsync(
        MySqlConnection connection,
        Statement statement,
        CancellationToken cancellation
    )
    {
        if (!isPrivate || !statement.Has("DEFINER") || DefinerOf(statement.Text) is not { } account)
            return;
        if (!known.Add(account))
            return;
        if (await MakeAsync(connection, account, cancellation))
            await connection.ExecuteAsync($"GRANT ALL PRIVILEGES ON *.* TO {account}", cancellation);
    }

    /// <summary>Makes the accounts of a GRANT that failed for want of them; false: it failed for another reason.</summary>
    public async Task<bool> TryProvideAsync(
        MySqlConnection connection,
        Statement statement,
        MySqlException error,
        CancellationToken cancellation
    )
    {
        if (!isPrivate || statement.Word(0) is not ("GRANT" or "REVOKE") || !IsOfMissing(error))
            return false;
        var any = false;
        foreach (var account in GranteesOf(statement.Text).Where(known.Add))
            any |= await MakeAsync(connection, account, cancellation);
        return any;
    }

    /// <summary>True when the failure is that an account which was made for a statement before is made again.</summary>
    public bool IsMadeBefore(Statement statement, MySqlException error) =>
        error.Code == ErrorCode.CannotUser && statement.Begins("CREATE", "USER") && created.Count > 0;

    /// <summary>The account of <c>DEFINER = account</c> as it is written; null: none, or whoever runs the statement.</summary>
    internal static string? DefinerOf(string sql)
    {
        var tokens = StatementTokens.Of(sql);
        var at = tokens.FindIndex(t => t is { IsQuoted: false, Value: "DEFINER" });
        return at >= 0 && at + 2 < tokens.Count && tokens[at + 1].Value == "=" ? Account(sql, tokens, at + 2) : null;
    }

    /// <summary>The accounts behind TO or FROM.</summary>
    internal static IEnumerable<string> GranteesOf(string sql)
    {
        var tokens = StatementTokens.Of(sql, most: 1000);
        var at = tokens.FindLastIndex(t => t is { IsQuoted: false, Value: "TO" or "FROM" });
        while (at > 0 && at + 1 < tokens.Count && Account(sql, tokens, at + 1) is { } account)
        {
            yield return account;
            at = tokens.FindIndex(at + 2, t => !t.IsQuoted && t.Value is "," or "WITH" or "REQUIRE" or "IDENTIFIED");
            if (at < 0 || tokens[at].Value != ",")
                yield break;
        }
    }

    private static string? Account(string sql, List<StatementToken> tokens, int at)
    {
        if (!tokens[at].IsQuoted && tokens[at].Value is "CURRENT_USER" or "CURRENT_ROLE" or "PUBLIC")
            return null;
        var end = at + 2 < tokens.Count && tokens[at + 1].Value == "@" ? at + 2 : at;
        return sql[tokens[at].Start..tokens[end].End];
    }

    private async Task<bool> MakeAsync(MySqlConnection connection, string account, CancellationToken cancellation)
    {
        await connection.ExecuteAsync($"CREATE USER IF NOT EXISTS {account}", cancellation);
        // It is a note, no error, when the account is there already. An older failure may stand beside it.
        var notes = await connection.QueryAsync("SHOW WARNINGS", cancellation);
        if (notes.Rows.Any(row => row[1] is ThereOnMariaDb or ThereOnMySql))
            return false;
        created.Add(account);
        return true;
    }

    private static bool IsOfMissing(MySqlException error) =>
        error.Code
            is ErrorCode.NoSuchAccount
                or ErrorCode.CannotGrantToMissing
                or ErrorCode.InvalidRole
                or ErrorCode.UnknownAuthorisation;
}
