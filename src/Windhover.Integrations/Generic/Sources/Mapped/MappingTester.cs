using System.Globalization;
using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>Runs the samples inside a mapping.</summary>
internal static class MappingTester
{
    /// <summary>What a sample may expect beside typed fields: the class, the time (ISO), or the reason for which the record is no event.</summary>
    public static readonly string[] Words = ["class", "time", "ignored", "rejected"];

    /// <summary>The results, in the order of the file.</summary>
    public static IEnumerable<MappingResult> Run(Mapping mapping)
    {
        var source = new MappedSource(mapping);
        foreach (var sample in mapping.Samples)
        {
            var record = Encoding.UTF8.GetBytes(sample.Record);
            var symbols = new SymbolTable(capacity: 10_000);
            var output = new EventBuffer(symbols);
            source.CreateReader(new ReaderContext { Symbols = symbols }).Read(record, new RecordRef(0, record.Length, 0), output);
            var wrong = sample.Expected.Select(e => (e.Field, e.Text, Found: Found(mapping, output, e.Field))).Where(e => e.Text != e.Found).ToList();
            var reason = sample.Expected.Any(e => e.Field is "ignored" or "rejected") ? "" : Found(mapping, output, "ignored") + Found(mapping, output, "rejected");
            var problems = reason.Length > 0 ? [$"the record is no event: {reason}"] : wrong.Select(w => $"{w.Field} is '{w.Found}', not '{w.Text}'").ToList();
            if (output.EventCount > 0 && source.Recognise(record) == 0) problems.Add("the record is not recognised");
            yield return new MappingResult(mapping.Name, sample.Name, problems.Count == 0 ? "" : $"{sample.Place}: {string.Join("; ", problems)}");
        }
    }

    private static string Found(Mapping mapping, EventBuffer output, string field)
    {
        switch (field)
        {
            case "ignored":
                return output.Ignored.Count > 0 ? output.Ignored[0].Reason : "";
            case "rejected":
                return output.Rejected.Count > 0 ? output.Rejected[0].Reason : "";
        }

        if (output.Network.Length > 0)
        {
            var flow = output.Network[0];
            return field switch
            {
                "class" => MappedWords<EventClass>.Text(EventClass.NetworkActivity),
                "time" => Time(flow.EndTime),
                _ => mapping.Fields.FirstOrDefault(f => f.Target.Name == field).Target?.OfFlow(flow, output.Symbols) ?? "",
            };
        }

        if (output.Actors.Length == 0) return "";
        var activity = output.Actors[0];
        return field switch
        {
            "class" => MappedWords<EventClass>.Text(activity.Class),
            "time" => Time(activity.Time),
            _ => mapping.Fields.FirstOrDefault(f => f.Target.Name == field).Target?.OfActor(activity, output.Symbols) ?? "",
        };
    }

    private static string Time(long epochMilliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(epochMilliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
