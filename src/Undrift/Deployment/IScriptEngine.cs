namespace Undrift;

/// <summary>How an engine runs a script of a migration on a live database: as statements of a <see cref="Plan"/>.</summary>
internal interface IScriptEngine
{
    /// <summary>The statements of a script and what is to be done with it, in the transaction that the script is run in.</summary>
    /// <param name="script">The script.</param>
    /// <param name="after">Statements behind it: within its transaction where it has one around all of it.</param>
    /// <exception cref="UndriftException">Something in it is no statement.</exception>
    IReadOnlyList<string> Statements(SqlScript script, IReadOnlyList<string> after);

    /// <summary>A name as SQL writes it.</summary>
    string Quote(string name);

    /// <summary>A text as SQL writes it.</summary>
    string Literal(string text);
}
