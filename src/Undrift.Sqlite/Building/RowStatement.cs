namespace Undrift.Sqlite;

/// <summary>Tells statements that write rows of tables from all others.</summary>
internal static class RowStatement
{
    private const int ExaminedLength = 400;

    /// <summary>True for INSERT, REPLACE, UPDATE and DELETE on anything but the schema's own table.</summary>
    public static bool Is(string sql)
    {
        var tokens = Tokenizer.Split(sql.Length > ExaminedLength ? sql[..ExaminedLength] : sql);
        return tokens.Count > 0
            && (tokens[0].Is("INSERT") || tokens[0].Is("REPLACE") || tokens[0].Is("UPDATE") || tokens[0].Is("DELETE"))
            && !tokens.Exists(token => token.IsName && Names.Fold(token.Value) is "sqlite_master" or "sqlite_schema");
    }
}
