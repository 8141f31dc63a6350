using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Runtime.Loader;
using System.Text.Json;

namespace Undrift.EfCore.Host;

/// <summary>
/// What the project's code took from outside while it answered: the assemblies and libraries that were loaded, and the first network
/// or database that it turned to. .NET tells of a connection while it is begun, on the thread that begins it; of files it tells nothing.
/// </summary>
internal sealed class Outside : EventListener, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";
    private const string Opening = EntityFramework + ".Database.Connection.ConnectionOpening";

    // https://learn.microsoft.com/dotnet/fundamentals/networking/telemetry/events
    private static readonly string[] Networks = ["System.Net.Sockets", "System.Net.NameResolution", "System.Net.Http"];

    /// <summary>Whether .NET tells of networks at all: a project can switch its events off.</summary>
    private static readonly bool IsTold =
        !AppContext.TryGetSwitch("System.Diagnostics.Tracing.EventSource.IsSupported", out var isSupported)
        || isSupported;

    private readonly IDisposable _listening;
    private volatile string? _reached = IsTold ? null : "networks are not told: EventSource is switched off";

    /// <summary>Begins to look, before anything of the project is loaded.</summary>
    public Outside() => _listening = DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>Writes what was seen until now.</summary>
    public void Write(Utf8JsonWriter json)
    {
        // Those first: looking at the process loads more.
        var assemblies = AssemblyLoadContext
            .All.SelectMany(context => context.Assemblies)
            .Where(each => !each.IsDynamic);
        var places = assemblies.Select(each => (each.FullName, each.Location)).Distinct().ToList();
        json.WriteStartObject("read");
        json.WriteString("runtime", Path.GetDirectoryName(typeof(object).Assembly.Location));
        json.WriteString(
            "reached",
            places.Find(each => each.Location.Length == 0).FullName is { } hidden ? $"{hidden} has no file" : _reached
        );
        Write(json, "assemblies", places.Select(each => each.Location));
        using var process = Process.GetCurrentProcess();
        Write(json, "libraries", process.Modules.Cast<ProcessModule>().Select(module => module.FileName));
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _listening.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == EntityFramework)
            value.Subscribe(this, name => name == Opening);
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value) => _reached ??= "a database was connected to";

    /// <inheritdoc/>
    public void OnCompleted() { }

    /// <inheritdoc/>
    public void OnError(Exception error) { }

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (Networks.Contains(eventSource.Name))
            EnableEvents(eventSource, EventLevel.Informational);
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName is { } name && name.EndsWith("Start", StringComparison.Ordinal))
            _reached ??= $"a network was used ({eventData.EventSource.Name})";
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
