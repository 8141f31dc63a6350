using System.Globalization;

namespace Undrift.Cli;

/// <summary>
/// Where telemetry goes, from the environment alone: nowhere, unless a variable names a receiver. The OTLP
/// variables are those of the OpenTelemetry specification ("OpenTelemetry Protocol Exporter"). Holds secrets.
/// </summary>
internal sealed record TelemetrySettings
{
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromMinutes(1);

    /// <summary>What sending may take at most; the report is out by then.</summary>
    public TimeSpan Deadline { get; private init; } = TimeSpan.FromSeconds(5);

    /// <summary>Receiver of traces; null: none.</summary>
    public Uri? Traces { get; private init; }

    /// <summary>Receiver of metrics; null: none.</summary>
    public Uri? Metrics { get; private init; }

    /// <summary>Headers for the OTLP receivers (<c>name=value,…</c>).</summary>
    public string Headers { get; private init; } = "";

    /// <summary>True when OTLP requests are to be compressed.</summary>
    public bool Gzip { get; private init; }

    /// <summary>The service's name.</summary>
    public string Service { get; private init; } = "undrift";

    /// <summary>Attributes of the resource (<c>name=value,…</c>).</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Resource { get; private init; } = [];

    /// <summary>The span of the pipeline (W3C Trace Context); null: none.</summary>
    public (string Parent, string? State)? Trace { get; private init; }

    /// <summary>Where Loki takes lines; null: nowhere.</summary>
    public Uri? Loki { get; private init; }

    /// <summary>The value of Loki's Authorization header; null: none.</summary>
    public string? LokiAuthorization { get; private init; }

    /// <summary>The tenant (X-Scope-OrgID); null: none.</summary>
    public string? LokiTenant { get; private init; }

    /// <summary>What is wrong with the variables; what they were to turn on stays off.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    /// <summary>Reads the variables; null where telemetry is off.</summary>
    public static TelemetrySettings? Read(Func<string, string?> variable)
    {
        string? Filled(string name) => variable(name) is { Length: > 0 } text ? text : null;
        var problems = new List<string>();
        var otlp = new OtlpVariables(Filled, problems);
        var loki = Address(Filled, "GRAFANA_LOKI_URL", problems);
        var settings = new TelemetrySettings
        {
            Traces = otlp.Endpoint("TRACES", "v1/traces"),
            Metrics = otlp.Endpoint("METRICS", "v1/metrics"),
            Headers = Filled("OTEL_EXPORTER_OTLP_HEADERS") ?? "",
            Gzip = Filled("OTEL_EXPORTER_OTLP_COMPRESSION") == "gzip",
            Service = Filled("OTEL_SERVICE_NAME") ?? "undrift",
            Resource = Pairs(Filled("OTEL_RESOURCE_ATTRIBUTES") ?? ""),
            Trace = Filled("TRACEPARENT") is { } parent ? (parent, Filled("TRACESTATE")) : null,
            Loki = loki is null ? null : PushAddress(loki),
            LokiAuthorization = Authorization(Filled("GRAFANA_LOKI_USER"), Filled("GRAFANA_LOKI_TOKEN")),
            LokiTenant = Filled("GRAFANA_LOKI_TENANT"),
            Problems = problems,
        };
        settings = settings with { Deadline = DeadlineOf(Filled, settings.Deadline, problems) };
        var isOn = settings.Traces is not null || settings.Metrics is not null || settings.Loki is not null;
        return isOn || problems.Count > 0 ? settings : null;
    }

    /// <summary>An address of the web; anything else is a problem. The text is not repeated: it may hold a token.</summary>
    internal static Uri? Address(Func<string, string?> filled, string name, List<string> problems)
    {
        if (filled(name) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            return uri;
        problems.Add($"{name} is no address: expected https://…");
        return null;
    }

    private static TimeSpan DeadlineOf(Func<string, string?> filled, TimeSpan standard, List<string> problems)
    {
        const string name = "UNDRIFT_TELEMETRY_DEADLINE";
        if (filled(name) is not { } text)
            return standard;
        if (Duration.Parse(text) is { } time && time <= LongestDeadline)
            return time;
        problems.Add($"{name}: expected a length of time of a minute at most, such as 5s");
        return standard;
    }

    /// <summary>The base of a Loki, or the whole address of its push API.</summary>
    private static Uri PushAddress(Uri address)
    {
        const string path = "/loki/api/v1/push";
        return address.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
            ? address
            : new UriBuilder(address) { Path = address.AbsolutePath.TrimEnd('/') + path }.Uri;
    }

    private static string? Authorization(string? user, string? token) =>
        token is null ? null
        : user is null ? "Bearer " + token
        : "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{user}:{token}"));

    private static IReadOnlyList<KeyValuePair<string, object>> Pairs(string text) =>
        [
            .. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(pair => pair.Split('=', 2))
                .Where(pair => pair.Length == 2)
                .Select(pair => KeyValuePair.Create(pair[0].Trim(), (object)Uri.UnescapeDataString(pair[1].Trim()))),
        ];
}

/// <summary>The variables of the OTLP exporter: one for both signals, and one for each that goes before it.</summary>
internal sealed class OtlpVariables(Func<string, string?> filled, List<string> problems)
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";

    /// <summary>The receiver of a signal; null: it is not sent.</summary>
    /// <param name="signal"><c>TRACES</c> or <c>METRICS</c>.</param>
    /// <param name="path">What the specification puts behind the common endpoint.</param>
    public Uri? Endpoint(string signal, string path)
    {
        var isOff =
            string.Equals(filled("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)
            || filled($"OTEL_{signal}_EXPORTER") == "none";
        if (isOff)
            return null;
        var own = TelemetrySettings.Address(filled, $"{Prefix}{signal}_ENDPOINT", problems);
        var common = own is null ? TelemetrySettings.Address(filled, Prefix + "ENDPOINT", problems) : null;
        var endpoint = own ?? (common is null ? null : Below(common, path));
        return endpoint is not null && Speaks(signal) ? endpoint : null;
    }

    private bool Speaks(string signal)
    {
        var protocol = filled($"{Prefix}{signal}_PROTOCOL") ?? filled(Prefix + "PROTOCOL") ?? "http/protobuf";
        if (protocol == "http/protobuf")
            return true;
        var problem = string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}PROTOCOL: Undrift sends http/protobuf only (port 4318 of a collector)"
        );
        if (!problems.Contains(problem))
            problems.Add(problem);
        return false;
    }

    private static Uri Below(Uri address, string path) =>
        new UriBuilder(address) { Path = $"{address.AbsolutePath.TrimEnd('/')}/{path}" }.Uri;
}
