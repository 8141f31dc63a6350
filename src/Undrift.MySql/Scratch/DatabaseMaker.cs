using Undrift.MySql.Connection;
using Undrift.MySql.Native;

namespace Undrift.MySql.Scratch;

/// <summary>Makes an empty database with the defaults of the one that is compared with.</summary>
internal static class DatabaseMaker
{
    /// <summary>Makes it.</summary>
    /// <param name="connection">A session of the server.</param>
    /// <param name="name">Its name.</param>
    /// <param name="collation">Its default collation, which brings its character set; null: the server's own.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What a person should know.</returns>
    /// <exception cref="MySqlException">It cannot be made.</exception>
    public static async Task<IReadOnlyList<string>> MakeAsync(
        MySqlConnection connection,
        string name,
        string? collation,
        CancellationToken cancellation
    )
    {
        var create = $"CREATE DATABASE {Quoted(name)}";
        if (collation is null || !IsWord(collation))
        {
            await connection.ExecuteAsync(create, cancellation);
            return [];
        }
        try
        {
            await connection.ExecuteAsync($"{create} COLLATE {collation}", cancellation);
            return [];
        }
        catch (MySqlException e) when (e.Code == ErrorCode.UnknownCollation)
        {
            await connection.ExecuteAsync(create, cancellation);
            return
            [
                $"the scratch server ({connection.Version}) does not know {collation}, the default collation of the database compared with: what inherits it was built with the scratch server's own",
            ];
        }
    }

    /// <summary>A name as the servers quote it.</summary>
    public static string Quoted(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>True for what can be a collation's name: it is written into SQL as it stands.</summary>
    public static bool IsWord(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
