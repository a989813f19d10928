using System.Text;
using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.NsgFlow;

/// <summary>
/// Reads one record of a flow log of a network security group: a minute of tuples, grouped by the rule that decided them and by the interface. Each tuple is one
/// unit. The record is walked twice: once to see that it is whole and what it says of all its tuples, and once for them.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class NsgFlowReader(SymbolTable symbols) : IRecordReader
{
    private const int Version1Commas = 7;

    // https://learn.microsoft.com/en-us/azure/network-watcher/nsg-flow-logs-overview
    private static readonly MissingField[] Counters =
    [
        new(
            "flow state, packets and bytes", "Data that leaves is not measured, and how long a connection lasts is not known: theft of data is not seen by its size.",
            "Set the flow log to version 2: az network watcher flow-log update --location REGION --name NAME --log-version 2"),
    ];

    private readonly InterfaceAddresses addresses = new();
    private readonly UnescapedText unescaped = new();
    private Symbol account, network;
    private bool isOtherCategory, isVersion1;
    private RecordRef at;
    private int tuples;

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (Check(record) is { } reason)
        {
            output.Reject(at, reason);
            return;
        }

        if (isOtherCategory)
        {
            output.Ignore(at, "other category");
            return;
        }

        this.at = at;
        tuples = 0;
        var json = new Utf8JsonReader(record);
        json.Read();
        while (NextProperty(ref json))
        {
            if (!json.ValueSpan.SequenceEqual("properties"u8)) json.Skip();
            else if (json.Read() && json.TokenType == JsonTokenType.StartObject) Properties(ref json, output);
            else json.Skip();
        }

        if (tuples == 0) output.Ignore(at, "no flow tuples");
    }

    /// <inheritdoc />
    public IReadOnlyList<MissingField> Missing => isVersion1 ? Counters : [];

    private string? Check(ReadOnlySpan<byte> record)
    {
        account = network = default;
        isOtherCategory = false;
        try
        {
            var json = new Utf8JsonReader(record);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return "record: not a JSON object";
            while (NextProperty(ref json))
            {
                var isGroup = json.ValueSpan.SequenceEqual("resourceId"u8);
                var isCategory = json.ValueSpan.SequenceEqual("category"u8);
                json.Read();
                if (json.TokenType != JsonTokenType.String) json.Skip();
                else if (isGroup) Group(json.ValueSpan);
                else if (isCategory) isOtherCategory = !json.ValueSpan.SequenceEqual("NetworkSecurityGroupFlowEvent"u8);
            }

            return json.Read() ? "record: broken JSON" : null;
        }
        catch (JsonException)
        {
            return "record: broken JSON";
        }
    }

    private void Group(ReadOnlySpan<byte> id)
    {
        Span<byte> lower = stackalloc byte[SymbolTable.LongestText];
        if (id.Length > lower.Length || Ascii.ToLower(id, lower, out var length) != System.Buffers.OperationStatus.Done) return;
        network = symbols.Intern(lower[..length]);
        account = symbols.Intern(AzureResourceId.Subscription(lower[..length]));
    }

    private void Properties(ref Utf8JsonReader json, EventBuffer output)
    {
        while (NextProperty(ref json))
        {
            if (!IsArray(ref json, "flows"u8)) continue;
            while (NextObject(ref json)) Rule(ref json, output);
        }
    }

    private void Rule(ref Utf8JsonReader json, EventBuffer output)
    {
        var rule = symbols.Intern(TextOf(json, "rule"u8));
        while (NextProperty(ref json))
        {
            if (!IsArray(ref json, "flows"u8)) continue;
            while (NextObject(ref json)) Interface(ref json, rule, output);
        }
    }

    private void Interface(ref Utf8JsonReader json, Symbol rule, EventBuffer output)
    {
        var mac = MacAddress.Read(TextOf(json, "mac"u8), symbols);
        while (NextProperty(ref json))
        {
            if (!IsArray(ref json, "flowTuples"u8)) continue;
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                tuples++;
                if (json.TokenType == JsonTokenType.String)
                {
                    Tuple(ref json, rule, mac, output);
                }
                else
                {
                    json.Skip();
                    output.Reject(at, "flow tuple: not a text");
                }
            }
        }
    }

    private void Tuple(ref Utf8JsonReader json, Symbol rule, Symbol mac, EventBuffer output)
    {
        var text = json.ValueSpan;
        if (json.ValueIsEscaped) text = unescaped.Of(in json);
        ref var flow = ref output.AddNetwork();
        if (NsgFlowTuple.Read(text, ref flow) is { } reason)
        {
            output.RemoveLastNetwork();
            output.Reject(at, reason);
            return;
        }

        isVersion1 = text.Count((byte)',') == Version1Commas;
        flow.Account = account;
        flow.Network = network;
        flow.Interface = mac;
        flow.Rule = rule;
        flow.Record = at;
        addresses.Learn(in flow, output);
    }

    /// <summary>A text property of the object that the reader is in, wherever it stands: a copy of the reader runs ahead.</summary>
    private static ReadOnlySpan<byte> TextOf(Utf8JsonReader ahead, ReadOnlySpan<byte> name)
    {
        while (NextProperty(ref ahead))
        {
            var isIt = ahead.ValueSpan.SequenceEqual(name);
            ahead.Read();
            if (isIt && ahead.TokenType == JsonTokenType.String) return ahead.ValueSpan;
            ahead.Skip();
        }

        return default;
    }

    /// <summary>Goes into the value of the property at hand when it has this name and is an array, else past it.</summary>
    private static bool IsArray(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        var isIt = json.ValueSpan.SequenceEqual(name);
        json.Read();
        if (isIt && json.TokenType == JsonTokenType.StartArray) return true;
        json.Skip();
        return false;
    }

    private static bool NextProperty(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    private static bool NextObject(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.StartObject) return true;
            json.Skip();
        }

        return false;
    }
}
