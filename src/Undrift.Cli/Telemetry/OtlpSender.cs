using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Undrift.Cli;

/// <summary>
/// Spans and metrics by OTLP over HTTP. The only type that knows the exporter: its libraries are loaded when it is first
/// used.
/// </summary>
internal sealed class OtlpSender(TelemetrySettings settings, CancellationToken deadline)
{
    private const string Scope = "undrift";

    private readonly List<string> _problems = [];

    /// <summary>Sends; returns what was not delivered.</summary>
    public IReadOnlyList<string> Send(TelemetrySignals signals)
    {
        var resource = ResourceBuilder
            .CreateEmpty()
            .AddService(
                settings.Service,
                serviceVersion: signals.Tool.Split(' ')[^1],
                autoGenerateServiceInstanceId: false
            )
            .AddAttributes(settings.Resource);
        if (settings.Traces is { } traces)
            Deliver(traces, "the OTLP receiver of traces", options => SendSpans(options, resource, signals.Span));
        if (settings.Metrics is { } metrics)
            Deliver(metrics, "the OTLP receiver of metrics", options => SendMetrics(options, resource, signals.Gauges));
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

    private void SendSpans(OtlpExporterOptions options, ResourceBuilder resource, TelemetrySpan root)
    {
        using var source = new ActivitySource(Scope);
        using var exporter = new OtlpTraceExporter(options);
        using var provider = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new AlwaysOnSampler())
            .AddSource(Scope)
            .AddProcessor(new OwnSpans(source, exporter, options.TimeoutMilliseconds))
            .Build();
        var parent = default(ActivityContext);
        if (settings.Trace is var (trace, state) && !ActivityContext.TryParse(trace, state, out parent))
            _problems.Add("TRACEPARENT is not of the form of W3C Trace Context");
        Record(source, root, parent);
        provider.ForceFlush(options.TimeoutMilliseconds);
    }

    private static void Record(ActivitySource source, TelemetrySpan span, ActivityContext parent)
    {
        using var activity = source.StartActivity(
            span.Name,
            ActivityKind.Internal,
            parent,
            span.Tags.All,
            links: null,
            span.At
        );
        if (activity is null)
            return;
        var end = span.At.AddMilliseconds(span.DurationMs);
        foreach (var (name, tags) in span.Events)
            activity.AddEvent(new ActivityEvent(name, end, new ActivityTagsCollection(tags.All)));
        foreach (var child in span.Children)
            Record(source, child, activity.Context);
        activity.SetStatus(span.IsError ? ActivityStatusCode.Error : ActivityStatusCode.Ok, span.Problem);
        activity.SetEndTime(end.UtcDateTime);
    }

    private static void SendMetrics(
        OtlpExporterOptions options,
        ResourceBuilder resource,
        IReadOnlyList<TelemetryGauge> gauges
    )
    {
        using var meter = new Meter(Scope);
        // Disposing collects and sends.
        using var provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Scope)
            // Another sending of this process has a meter of the same name.
            .AddView(instrument => ReferenceEquals(instrument.Meter, meter) ? null : MetricStreamConfiguration.Drop)
            .AddReader(new BaseExportingMetricReader(new OtlpMetricExporter(options)))
            .Build();
        foreach (var gauge in gauges)
        {
            var instrument = meter.CreateGauge<double>(gauge.Name, gauge.Unit, gauge.Description);
            foreach (var (value, tags) in gauge.Points)
                instrument.Record(value, [.. tags.All]);
        }
    }

    /// <summary>
    /// Sends the spans of one source, although others of this process have the same name. Nothing goes before all is there: one
    /// request.
    /// </summary>
    private sealed class OwnSpans(ActivitySource source, BaseExporter<Activity> exporter, int timeout)
        : BatchActivityExportProcessor(
            exporter,
            scheduledDelayMilliseconds: int.MaxValue,
            exporterTimeoutMilliseconds: timeout
        )
    {
        public override void OnEnd(Activity data)
        {
            if (ReferenceEquals(data.Source, source))
                base.OnEnd(data);
        }
    }
}
