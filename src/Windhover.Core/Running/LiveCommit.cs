using System.Globalization;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;

namespace Windhover.Core.Running;

/// <summary>Commits what a live run found, tells the sinks, and drops what is too old once a day of event time.</summary>
internal sealed class LiveCommit(RunState run, IStateStore state, ITelemetryStore telemetry, FindingSinks sinks, LiveOptions options)
{
    private const long Day = 86_400_000;
    private long day;

    /// <summary>See <see cref="Outputs.EngineStatus.RetentionNote"/>.</summary>
    public string RetentionNote { get; private set; } = "";

    /// <summary>Commits findings and a snapshot; between two windows only.</summary>
    /// <param name="time">How far the run is, epoch milliseconds of event time.</param>
    public void Everything(long time)
    {
        var news = News();
        run.Commit(run.ReaderState());
        Tell(news);
        DropOld(time);
        DropLarge();
    }

    /// <summary>Commits the findings alone, if there are any; between two minutes.</summary>
    public void Findings()
    {
        if (run.Engine.Output is { Alerts.Count: 0, Incidents.Count: 0, Investigations.Count: 0, MergedIncidents.Count: 0 }) return;
        var news = News();
        run.CommitFindings();
        Tell(news);
    }

    // After a crash, what was committed after the last snapshot is found again; nobody is told twice.
    private (List<Alert> Alerts, List<Incident> Incidents) News() =>
        ([.. run.Engine.Output.Alerts.Where(a => state.Alert(a.AlertId) is null)], [.. run.Engine.Output.Incidents.Values]);

    private void Tell((List<Alert> Alerts, List<Incident> Incidents) news)
    {
        run.Engine.Output.Alerts.Clear();
        run.Engine.Output.Incidents.Clear();
        run.Engine.Output.Investigations.Clear();
        run.Engine.Output.MergedIncidents.Clear();

        // With what people made of them, which the engine does not know.
        sinks.Publish(news.Alerts, [.. news.Incidents.Select(i => state.Incident(i.IncidentId) ?? i)]);
    }

    private void DropOld(long time)
    {
        var today = time / Day;
        if (today <= day) return;
        day = today;
        var oldest = (today - options.RetentionDays) * Day;
        if (oldest <= 0) return;
        telemetry.DropDaysBefore(oldest);
        state.DropBefore(oldest);
    }

    // The newest day stays, whatever its size; alerts and incidents are small and stay for their days.
    private void DropLarge()
    {
        if (options.RetentionBytes is not { } most) return;
        while (telemetry.UsedBytes > most && telemetry.Days() is { Count: > 1 } days)
        {
            var next = new DateTimeOffset(DateTime.ParseExact(days[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero).AddDays(1);
            telemetry.DropDaysBefore(next.ToUnixTimeMilliseconds());
            RetentionNote = string.Create(CultureInfo.InvariantCulture, $"Telemetry of {days[0]} and before was removed to stay within {most / (double)(1 << 30):0.##} GiB.");
        }
    }
}
