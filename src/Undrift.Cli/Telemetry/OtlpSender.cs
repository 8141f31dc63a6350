using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Undrift.Cli;

/// <summary>
/// A run as a span and as metrics, by OTLP over HTTP. The only type that knows the exporter: its libraries are loaded when
/// it is first used.
/// </summary>
internal sealed class OtlpSender(TelemetrySettings settings, CancellationToken deadline)
{
    private const string Scope = "undrift";

    /// <summary>Drifts that are sent as events of the span; the metrics count all of them.</summary>
    private const int MostEvents = 100;

    private readonly List<string> _problems = [];

    /// <summary>Sends; returns what was not delivered.</summary>
    public IReadOnlyList<string> Send(RunRecord run, CatalogOrigin? target)
    {
        var resource = ResourceBuilder
            .CreateEmpty()
            .AddService(settings.Service, serviceVersion: run.Tool.Split(' ')[^1], autoGenerateServiceInstanceId: false)
            .AddAttributes(settings.Resource);
        var tags = Tags(run, target);
        if (settings.Traces is { } traces)
            Deliver(traces, "the OTLP receiver of traces", options => SendSpan(options, resource, run, tags));
        if (settings.Metrics is { } metrics)
            Deliver(metrics, "the OTLP receiver of metrics", options => SendMetrics(options, resource, run, tags));
        return _problems;
    }

    private void Deliver(Uri endpoint, string receiver, Action<OtlpExporterOptions> send)
    {
        using var delivery = new Delivery(receiver, settings.Gzip, settings.Deadline, deadline);
        using var client = new HttpClient(delivery) { Timeout = settings.Deadline };
        send(
            new OtlpExporterOptions
            {
                Endpoint = endpoint,
                Headers = settings.Headers,
                Protocol = OtlpExportProtocol.HttpProtobuf,
                TimeoutMilliseconds = (int)settings.Deadline.TotalMilliseconds,
                HttpClientFactory = () => client,
            }
        );
        if (delivery.Problem is { } problem)
            _problems.Add(problem);
    }

    private void SendSpan(OtlpExporterOptions options, ResourceBuilder resource, RunRecord run, TagList tags)
    {
        using var source = new ActivitySource(Scope);
        using var provider = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new AlwaysOnSampler())
            .AddSource(Scope)
            .AddProcessor(new SimpleActivityExportProcessor(new OtlpTraceExporter(options)))
            .Build();
        var parent = default(ActivityContext);
        if (settings.Trace is var (trace, state) && !ActivityContext.TryParse(trace, state, out parent))
            _problems.Add("TRACEPARENT is not of the form of W3C Trace Context");
        using var span = source.StartActivity(
            $"undrift {run.Command}",
            ActivityKind.Internal,
            parent,
            [.. tags, .. Details(run)],
            links: null,
            run.At
        );
        if (span is null)
            return;
        foreach (var drift in run.Drifts.Take(MostEvents))
            span.AddEvent(new ActivityEvent("drift", run.At.AddMilliseconds(run.DurationMs), Event(drift)));
        span.SetStatus(run.Outcome.IsConclusive() ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        span.SetEndTime(run.At.UtcDateTime.AddMilliseconds(run.DurationMs));
    }

    private static void SendMetrics(OtlpExporterOptions options, ResourceBuilder resource, RunRecord run, TagList tags)
    {
        using var meter = new Meter(Scope);
        // Disposing collects and sends.
        using var provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Scope)
            .AddReader(new BaseExportingMetricReader(new OtlpMetricExporter(options)))
            .Build();
        var items = meter.CreateGauge<long>("undrift.drift.items", "{item}", "Drifts that stand");
        if (run.Outcome != RunOutcome.Failed)
            foreach (var severity in ReportCounts.Severities)
                items.Record(run.Count(severity), [.. tags, new("undrift.severity", severity.ToString())]);
        meter
            .CreateGauge<double>("undrift.check.duration", "s", "What the check took")
            .Record(run.DurationMs / 1000.0, tags);
        meter
            .CreateGauge<long>("undrift.check.exit_code", "1", "Exit code of the check")
            .Record(run.ExitCode ?? 0, tags);
        // What does not grow any more tells that checks have ceased: the dead man's switch.
        if (run.Outcome.IsConclusive())
            meter
                .CreateGauge<long>("undrift.check.last_conclusive", "s", "When everything was compared (Unix time)")
                .Record(run.At.ToUnixTimeSeconds(), tags);
    }

    /// <summary>Semantic conventions where there are some; few values each, as metrics need it.</summary>
    private static TagList Tags(RunRecord run, CatalogOrigin? target)
    {
        var tags = new TagList { { "undrift.command", run.Command } };
        Add(ref tags, "deployment.environment.name", run.Environment);
        Add(ref tags, "db.system.name", run.Engine is "postgres" ? "postgresql" : run.Engine);
        Add(ref tags, "db.namespace", target?.Database);
        Add(ref tags, "server.address", target?.Host);
        return tags;
    }

    private static TagList Details(RunRecord run)
    {
        var tags = new TagList
        {
            { "undrift.run.id", run.Id },
            { "undrift.verdict", run.Outcome.Name() },
            { "undrift.exit_code", run.ExitCode },
            { "undrift.stopped_deployment", run.StoppedDeployment },
            { "undrift.drifts", run.Drifts.Count },
            { "undrift.not_comparable", run.Gaps },
        };
        Add(ref tags, "cicd.pipeline.run.url.full", run.By.Run);
        Add(ref tags, "vcs.ref.head.revision", run.By.Commit);
        Add(ref tags, "vcs.ref.head.name", run.By.Ref);
        return tags;
    }

    private static ActivityTagsCollection Event(Sighting drift) =>
        new()
        {
            { "undrift.drift.id", drift.Id },
            { "undrift.drift.type", drift.Type },
            { "undrift.drift.object", Visible.Text(drift.Object) },
            { "undrift.severity", drift.Severity.ToString() },
            { "undrift.risk", drift.Risk },
            { "undrift.cause", drift.Cause },
            { "undrift.blocks", drift.Blocks },
        };

    private static void Add(ref TagList tags, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            tags.Add(name, Visible.Text(value));
    }
}
