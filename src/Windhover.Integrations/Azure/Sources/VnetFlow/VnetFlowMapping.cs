using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.VnetFlow;

/// <summary>
/// Reads one record of a flow log: an interface, an hour's minute, and flow tuples grouped by the rule that decided them. Each tuple is one unit. The record
/// is walked once; what its head says of all tuples may stand behind them and is put in at the end, and a record that turns out broken gives nothing at all.
/// </summary>
internal sealed class VnetFlowMapping : IRecordReader
{
    private readonly InterfaceAddresses addresses = new();
    private readonly UnescapedText unescaped = new();
    private readonly VnetFlowHead head;
    private readonly SymbolCache rules;
    private readonly VnetFlowHead.PropertyReader readFlowRecords;
    private EventBuffer into;
    private RecordRef at;
    private int tuples;

    /// <param name="symbols">Where texts are kept.</param>
    public VnetFlowMapping(SymbolTable symbols)
    {
        head = new VnetFlowHead(symbols);
        rules = new SymbolCache(symbols);
        into = new EventBuffer(symbols);
        readFlowRecords = ReadFlowRecords;
    }

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        (this.at, into, tuples) = (at, output, 0);
        var (flows, broken) = (output.Network.Length, output.Rejected.Count);
        var reason = Walk(record);
        if (reason is null && !head.IsOtherCategory)
        {
            Complete(output.Network[flows..], output);
            if (tuples == 0) output.Ignore(at, "no flow tuples");
            return;
        }

        output.KeepNetwork(flows);
        output.Rejected.RemoveRange(broken, output.Rejected.Count - broken);
        if (reason is null) output.Ignore(at, "other category");
        else output.Reject(at, reason);
    }

    private string? Walk(ReadOnlySpan<byte> record)
    {
        try
        {
            var json = new Utf8JsonReader(record);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return "record: not a JSON object";
            head.Read(ref json, readFlowRecords);
            return json.Read() ? "record: broken JSON" : null;
        }
        catch (JsonException)
        {
            return "record: broken JSON";
        }
    }

    private void Complete(Span<NetworkActivity> flows, EventBuffer output)
    {
        foreach (ref var flow in flows)
        {
            flow.Account = head.Account;
            flow.Network = head.Network;
            flow.Subnet = head.Subnet;
            flow.Interface = head.Interface;
            addresses.Learn(in flow, output);
        }
    }

    private void ReadFlowRecords(ref Utf8JsonReader json)
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

            while (NextObject(ref json)) ReadFlow(ref json, into);
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

        flow.Rule = rule;
        flow.Record = at;
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
