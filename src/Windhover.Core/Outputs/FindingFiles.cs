using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;

namespace Windhover.Core.Outputs;

/// <summary>Writes findings as JSON lines.</summary>
public static class FindingFiles
{
    /// <summary>alerts.jsonl.</summary>
    public static void WriteAlerts(string path, IEnumerable<Alert> alerts) => Write(path, alerts, FindingJson.Default.Alert);

    /// <summary>incidents.jsonl.</summary>
    public static void WriteIncidents(string path, IEnumerable<Incident> incidents) => Write(path, incidents, FindingJson.Default.Incident);

    /// <summary>investigations.jsonl.</summary>
    public static void WriteInvestigations(string path, IEnumerable<InvestigationReport> investigations) => Write(path, investigations, FindingJson.Default.InvestigationReport);

    /// <summary>Reads incidents.jsonl.</summary>
    /// <exception cref="InvalidDataException">A line is not an incident; the message says which.</exception>
    public static IReadOnlyList<Incident> ReadIncidents(string path)
    {
        var incidents = new List<Incident>();
        foreach (var (line, index) in File.ReadLines(path).Select((line, index) => (line, index)))
        {
            try
            {
                if (line.Length > 0) incidents.Add(JsonSerializer.Deserialize(line, FindingJson.Default.Incident)!);
            }
            catch (JsonException broken)
            {
                throw new InvalidDataException($"{path} line {index + 1}: not an incident: {broken.Message}", broken);
            }
        }

        return incidents;
    }

    private static void Write<T>(string path, IEnumerable<T> items, JsonTypeInfo<T> type)
    {
        using var stream = File.Create(path);
        foreach (var item in items)
        {
            JsonSerializer.Serialize(stream, item, type);
            stream.WriteByte((byte)'\n');
        }
    }
}
