using System.Collections.Concurrent;

namespace Undrift;

/// <summary>What the project's tools have answered in one run of Undrift: each question is asked once.</summary>
internal sealed class ToolAnswers
{
    private readonly ConcurrentDictionary<string, Lazy<Task<object>>> _asked = new(StringComparer.Ordinal);

    /// <summary>The answer, asked for by the first who wants it.</summary>
    /// <param name="question">What tells it from all others.</param>
    /// <param name="ask">Asks.</param>
    public async Task<T> OnceAsync<T>(string question, Func<Task<T>> ask)
        where T : notnull => (T)await _asked.GetOrAdd(question, _ => new(async () => await ask())).Value;
}
