using System.Text;

namespace Undrift.Sqlite;

/// <summary>
/// Knows whether a semicolon ends the statement: inside CREATE [TEMP] TRIGGER only one behind END does. The state machine is
/// that of sqlite3_complete() (complete.c), where END counts only directly behind a semicolon.
/// </summary>
internal sealed class TriggerWatch
{
    private State _state;

    private enum State
    {
        Start,
        Explain,
        Create,
        Normal,
        Trigger,
        Semicolon,
        End,
    }

    /// <summary>Begins a statement.</summary>
    public void Reset() => _state = State.Start;

    /// <summary>A sign, string or quoted name.</summary>
    public void Other() =>
        _state = _state is State.Trigger or State.Semicolon or State.End ? State.Trigger : State.Normal;

    /// <summary>A word: the text from <paramref name="start"/> on.</summary>
    public void Word(StringBuilder text, int start)
    {
        var length = text.Length - start;
        var word = length <= 9 ? Names.Fold(text.ToString(start, length)) : "";
        _state = (_state, word) switch
        {
            (State.Start, "explain") => State.Explain,
            (State.Start or State.Explain, "create") => State.Create,
            (State.Explain, "query" or "plan") => State.Explain,
            (State.Create, "temp" or "temporary") => State.Create,
            (State.Create, "trigger") => State.Trigger,
            (State.Semicolon, "end") => State.End,
            (State.Trigger or State.Semicolon or State.End, _) => State.Trigger,
            _ => State.Normal,
        };
    }

    /// <summary>A semicolon; true when it ends the statement.</summary>
    public bool Semicolon()
    {
        var ends = _state is not (State.Trigger or State.Semicolon);
        _state = ends ? State.Start : State.Semicolon;
        return ends;
    }
}
