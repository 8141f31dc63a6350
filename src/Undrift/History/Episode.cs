using System.Text.Json.Serialization;

namespace Undrift;

/// <summary>How an episode of a drift stands.</summary>
public enum EpisodeState
{
    /// <summary>It stands, and nobody accepted it.</summary>
    Open,

    /// <summary>It stands, and a person accepted it.</summary>
    Accepted,

    /// <summary>A conclusive run no longer saw it.</summary>
    Repaired,

    /// <summary>It was not repaired: an ignore rule took it out.</summary>
    Ignored,
}

/// <summary>One stretch of time in which a drift was there.</summary>
/// <param name="Scope">The series of runs that saw it.</param>
/// <param name="Environment">Environment name; null where none was named.</param>
/// <param name="Drift">The drift as it was last seen.</param>
/// <param name="FirstSeen">The begin of the first run that saw it.</param>
/// <param name="LastSeen">The begin of the last run that saw it.</param>
/// <param name="State">How it stands.</param>
public sealed record Episode(
    string Scope,
    string? Environment,
    Sighting Drift,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    EpisodeState State
)
{
    /// <summary>The last conclusive run that did not see it before it came; null: it was there from the first one on.</summary>
    public DateTimeOffset? AbsentAt { get; init; }

    /// <summary>The begin of the run that no longer saw it; null: it stands.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often it had come back before: 0 for the first time.</summary>
    public int Recurrence { get; init; }

    /// <summary>How often what differs changed while it stood.</summary>
    public int Changes { get; init; }

    /// <summary>True when a person had accepted it at some time: its end says nothing of how long a repair takes.</summary>
    public bool WasAccepted { get; init; }

    /// <summary>True while it is there, accepted or not.</summary>
    [JsonIgnore]
    public bool Stands => State is EpisodeState.Open or EpisodeState.Accepted;

    /// <summary>How long it has been known.</summary>
    public TimeSpan Age(DateTimeOffset now) => (EndedAt ?? now) - FirstSeen;
}
