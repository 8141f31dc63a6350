using System.Text.Json;

namespace Undrift;

/// <summary>What a channel was told last of one environment and database.</summary>
/// <param name="Drifts">Ids of the drifts that stood.</param>
/// <param name="At">When.</param>
internal sealed record Told(IReadOnlyList<string> Drifts, DateTimeOffset At)
{
    /// <summary>
    /// True when there is something to say: something new, something gone, or the same for longer than the repeat interval
    /// (as Prometheus' Alertmanager decides).
    /// </summary>
    public static bool IsDue(Told? before, IReadOnlyCollection<string> now, TimeSpan? repeat, DateTimeOffset time) =>
        before is null || before.Drifts.Count == 0
            ? now.Count > 0
            : now.Except(before.Drifts).Any()
                || before.Drifts.Except(now).Any()
                || (repeat is { } interval && time - before.At >= interval);
}

/// <summary>What was told whom, in a file: the same is not told twice.</summary>
internal sealed class AlertState
{
    private const string Next = "remove the file: everything is then told once more";
    private readonly Dictionary<string, Told> _told;
    private readonly Lock _writing = new();

    private AlertState(Dictionary<string, Told> told) => _told = told;

    /// <summary>Where the file is unless somebody names another one.</summary>
    /// <param name="folder">The folder of the project file; empty: the current one.</param>
    public static string StandardFile(string folder) => Path.Combine(folder, ".undrift", "alerts.json");

    /// <summary>Reads a file; one that is not there holds nothing.</summary>
    /// <exception cref="UndriftException">It cannot be read.</exception>
    public static AlertState Load(string path)
    {
        if (!File.Exists(path))
            return new AlertState(new Dictionary<string, Told>(StringComparer.Ordinal));
        var file = new JsonFile(path, "the state of alerts", Next, FailureKind.Configuration);
        return file.Read(
            file.Bytes(),
            root => new AlertState(root["told"].Members().ToDictionary(told => told.Name, Read, StringComparer.Ordinal))
        );
    }

    /// <summary>What a channel was told of a key; null: nothing.</summary>
    public Told? Of(string channel, string key) => _told.GetValueOrDefault($"{channel}/{key}");

    /// <summary>Keeps what a channel was told.</summary>
    public void Keep(string channel, string key, Told told)
    {
        lock (_writing)
            _told[$"{channel}/{key}"] = told;
    }

    /// <summary>Writes the file.</summary>
    /// <exception cref="UndriftException">It cannot be written.</exception>
    public void Save(string path)
    {
        using var text = new StringWriter();
        ReportJson.Write(text, Write);
        ReportFiles.WriteText(path, "the state of alerts", text.ToString());
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteStartObject("told");
        foreach (var (name, told) in _told.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(name);
            ReportJson.Time(json, "at", told.At);
            ReportJson.Texts(json, "drifts", told.Drifts);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static Told Read((string Name, JsonPlace Value) member) =>
        new(member.Value["drifts"].Texts(), ReportReader.Time(member.Value["at"]));
}
