using System.Text.Json;

namespace Undrift;

/// <summary>What an alert says of the matter that it is about.</summary>
internal enum AlertStage
{
    /// <summary>Somebody has to look: pagers call.</summary>
    Trouble,

    /// <summary>What there was of trouble is over: pagers close what they opened.</summary>
    Resolved,

    /// <summary>Worth knowing and no more: pagers are not told.</summary>
    News,
}

/// <summary>What people are told. Texts from outside are fit to print; each channel escapes them for its own place.</summary>
/// <param name="Context">Where it comes from.</param>
internal abstract record Alert(AlertContext Context)
{
    /// <summary>Characters of a name at most.</summary>
    protected const int LongestName = 200;

    /// <summary>What it is about, as pagers sort it: <c>schema-drift</c>.</summary>
    public abstract string Subject { get; }

    /// <summary>What programs call it: <c>drift</c>.</summary>
    public abstract string Event { get; }

    /// <summary>The same for all alerts on one matter: what pagers go by.</summary>
    public abstract string Key { get; }

    /// <summary>What it says of the matter.</summary>
    public abstract AlertStage Stage { get; }

    /// <summary>Environment, or where there is none the database.</summary>
    public abstract string Place { get; }

    /// <summary>The database without credentials.</summary>
    public abstract string Source { get; }

    /// <summary>The engine's name.</summary>
    public abstract string Engine { get; }

    /// <summary>When it happened.</summary>
    public abstract DateTimeOffset At { get; }

    /// <summary>The worst severity; INFO where nothing is wrong.</summary>
    public abstract Severity Severity { get; }

    /// <summary>The highest risk; minor where nothing is wrong.</summary>
    public abstract Risk Risk { get; }

    /// <summary>The first line.</summary>
    public abstract string Title { get; }

    /// <summary>The facts below it, name and value.</summary>
    public abstract IEnumerable<(string Name, string Value)> Facts { get; }

    /// <summary>What it is about, a line each.</summary>
    public abstract IEnumerable<string> Items { get; }

    /// <summary>What to do.</summary>
    public abstract string Action { get; }

    /// <summary>What a pager keeps beside an alert that it closes: why.</summary>
    public abstract string Resolution { get; }

    /// <summary>True where it tells of a change that was made, which pagers show beside the incidents that follow it.</summary>
    public virtual bool IsChange => false;

    /// <summary>Writes what programs want to know; the members that all alerts have are written by the channel.</summary>
    public abstract void WriteFields(Utf8JsonWriter json);

    /// <summary>A name that is fit to print.</summary>
    protected static string Name(string text, int longest = LongestName) => Visible.Cut(Visible.Text(text), longest);

    /// <summary>The facts that all alerts end with.</summary>
    protected IEnumerable<(string Name, string Value)> Origin()
    {
        if (Context.Branch is { } branch)
            yield return ("Branch", Name(branch));
        if (Context.Commit is { } commit)
            yield return ("Commit", Name(commit, 12));
    }
}

/// <summary>Where an alert comes from; null for what nobody says.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Page">Where the whole report is; http or https only.</param>
internal sealed record AlertContext(string? Branch, string? Commit, string? Page)
{
    /// <summary>An address that may be linked to; null for everything else.</summary>
    public static string? PageOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? address.AbsoluteUri
            : null;
}
