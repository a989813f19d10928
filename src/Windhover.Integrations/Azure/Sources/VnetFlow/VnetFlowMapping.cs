using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.VnetFlow;

/// <summary>
/// Reads one record of a flow log: an interface, an hour's minute, and flow tuples grouped by the rule that decided them. Each tuple is one unit. The record
/// is walked once to see that it is whole and what its head says, so that a broken record gives nothing at all; then its tuples are.
/// </summary>
internal sealed class VnetFlowMapping(SymbolTable symbols) : IRecordReader
{
    private readonly InterfaceAddresses addresses = new();
    private readonly UnescapedText unescaped = new();
    private readonly VnetFlowHead head = new(symbols);
    private readonly SymbolCache rules = new(symbols);
    private RecordRef at;
    private int tuples;

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        var reason = Check(record);
        if (reason is not null)
        {
            output.Reject(at, reason);
            return;
        }

        if (head.IsOtherCategory)
        {
            output.Ignore(at, "other category");
            return;
        }

        this.at = at;
        tuples = 0;
        foreach (var (start, length) in head.FlowRecords)
        {
            var json = new Utf8JsonReader(record.Slice(start, length));
            ReadFlowRecords(ref json, output);
        }

        if (tuples == 0) output.Ignore(at, "no flow tuples");
    }

    private string? Check(ReadOnlySpan<byte> record)
    {
        try
        {
            var json = new Utf8JsonReader(record);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return "record: not a JSON object";
            head.Read(ref json);
            return json.Read() ? "record: broken JSON" : null;
        }
        catch (JsonException)
        {
            return "record: broken JSON";
        }
    }

    private void ReadFlowRecords(ref Utf8JsonReader json, EventBuffer output)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (NextProperty(ref json))
        {
            var isFlows = json.ValueSpan.SequenceEqual("flows"u8);
            json.Read();
            if (!isFlows || json.TokenType != JsonTokenType.StartArray)
            {
                json.Skip();
                continue;
            }

            while (NextObject(ref json)) ReadFlow(ref json, output);
        }
    }

    private void ReadFlow(ref Utf8JsonReader json, EventBuffer output)
    {
        while (NextProperty(ref json))
        {
            var isGroups = json.ValueSpan.SequenceEqual("flowGroups"u8);
            json.Read();
            if (!isGroups || json.TokenType != JsonTokenType.StartArray)
            {
                json.Skip();
                continue;
            }

            while (NextObject(ref json)) ReadGroup(ref json, output);
        }
    }

    private void ReadGroup(ref Utf8JsonReader json, EventBuffer output)
    {
        var rule = RuleOf(json);
        while (NextProperty(ref json))
        {
            var isTuples = json.ValueSpan.SequenceEqual("flowTuples"u8);
            json.Read();
            if (!isTuples || json.TokenType != JsonTokenType.StartArray)
            {
                json.Skip();
                continue;
            }

            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                tuples++;
                if (json.TokenType == JsonTokenType.String)
                {
                    ReadTuple(ref json, rule, output);
                }
                else
                {
                    json.Skip();
                    output.Reject(at, "flow tuple: not a text");
                }
            }
        }
    }

    private void ReadTuple(ref Utf8JsonReader json, Symbol rule, EventBuffer output)
    {
        var text = json.ValueSpan;
        if (json.ValueIsEscaped) text = unescaped.Of(in json);

        ref var flow = ref output.AddNetwork();
        var reason = VnetFlowTuple.Read(text, ref flow);
        if (reason is not null)
        {
            output.RemoveLastNetwork();
            output.Reject(at, reason);
            return;
        }

        flow.Account = head.Account;
        flow.Network = head.Network;
        flow.Subnet = head.Subnet;
        flow.Interface = head.Interface;
        flow.Rule = rule;
        flow.Record = at;
        addresses.Learn(in flow, output);
    }

    /// <summary>The group's rule, wherever it stands in the object: a copy of the reader runs ahead.</summary>
    private Symbol RuleOf(Utf8JsonReader ahead)
    {
        while (NextProperty(ref ahead))
        {
            var isRule = ahead.ValueSpan.SequenceEqual("rule"u8);
            ahead.Read();
            if (isRule && ahead.TokenType == JsonTokenType.String) return rules.Of(ahead.ValueSpan);
            ahead.Skip();
        }

        return default;
    }

    /// <summary>Goes to the next property of the object that the reader is in; false, behind the object's end, when there is none.</summary>
    private static bool NextProperty(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Goes to the next object of the array that the reader is in, past whatever is no object; false at the array's end.</summary>
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
