using System.Globalization;
using System.Text;
using Shouldly;
using Windhover.Core.Running;
using Windhover.Core.Stores;
using Windhover.Core.Stores.Search;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>What a busy estate brings in the ten minutes of a window does not wait in memory for their end.</summary>
public class OpenWindowTests
{
    private const int Records = 60_000;

    [Fact]
    public void RowsGoToTheStoreWhileTheirWindowIsOpen()
    {
        using var estate = new LiveEstate();
        using var store = new CountingStore();
        using var run = new LiveRun([estate.Logs], LiveEstate.Sources, LiveEstate.Models, LiveEstate.Options with { LiveLag = TimeSpan.FromSeconds(1) }, estate.Clock, estate.State, store, [], estate.Log.Add);
        estate.Put("trail.json", Log());
        estate.Clock.Advance(TimeSpan.FromSeconds(6));
        run.Look(folders: true, default);
        store.Committed.ShouldBe(0, "the window is open");
        store.Appended.ShouldBeGreaterThan(Records * 3 / 4);
    }

    // Eight minutes of one window.
    private static string Log()
    {
        var text = new StringBuilder("{\"Records\":[");
        for (var i = 0; i < Records; i++)
        {
            if (i > 0) text.Append(',');
            var time = TimeSpan.FromSeconds(i * 480L / Records);
            text.Append(CultureInfo.InvariantCulture, $$$"""{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/dana","accountId":"111122223333","userName":"dana"},"eventTime":"2026-03-19T10:{{{time:mm\:ss}}}Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","awsRegion":"eu-central-1","sourceIPAddress":"198.51.100.23","userAgent":"x","eventID":"11111111-2222-4333-8444-{{{i:D12}}}","eventType":"AwsApiCall","recipientAccountId":"111122223333"}""");
        }

        return text.Append("]}").ToString();
    }

    private sealed class CountingStore : ITelemetryStore
    {
        private int waiting;

        public int Appended { get; private set; }

        public int Committed { get; private set; }

        public long Epoch { get; private set; }

        public void Append(ReadOnlySpan<EventRow> events, ReadOnlySpan<ConnectionRow> connections)
        {
            Appended += events.Length + connections.Length;
            waiting += events.Length + connections.Length;
        }

        public void Commit(long epoch)
        {
            Committed += waiting;
            (Epoch, waiting) = (epoch, 0);
        }

        public void RollBackTo(long epoch) => waiting = 0;

        public Page<EventRow> Events(TelemetryQuery query) => new([], null, 0);

        public Page<ConnectionRow> Connections(TelemetryQuery query) => new([], null, 0);

        public IReadOnlyList<HourTotal> Hours(TelemetryQuery query) => [];

        public IReadOnlyList<ValueCount> Values(ValueQuery query) => [];

        public IReadOnlyList<string> DropDaysBefore(long time) => [];

        public IReadOnlyList<string> Days() => [];

        public void Dispose()
        {
        }
    }
}
