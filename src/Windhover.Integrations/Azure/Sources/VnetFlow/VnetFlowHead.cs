using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.VnetFlow;

/// <summary>What a record says of all its tuples: the interface that reported, and the virtual network it is in.</summary>
internal sealed class VnetFlowHead(SymbolTable symbols)
{
    private readonly byte[] lowered = new byte[SymbolTable.LongestText];
    private readonly SymbolCache interfaces = new(mac => MacAddress.Read(mac, symbols));
    private readonly byte[] lastTarget = new byte[SymbolTable.LongestText];
    private int lastLength = -1;
    private (Symbol Account, Symbol Network, Symbol Subnet) known;

    /// <summary>True when the record's category says that it holds something else. A record without a category is judged by its content.</summary>
    public bool IsOtherCategory { get; private set; }

    /// <summary>The interface's MAC address: 12 hexadecimal digits in lower case; none when the record's is no MAC address.</summary>
    public Symbol Interface { get; private set; }

    /// <summary>Subscription id.</summary>
    public Symbol Account { get; private set; }

    /// <summary>Resource id of the virtual network in lower case; of the target itself where its id does not name the virtual network.</summary>
    public Symbol Network { get; private set; }

    /// <summary>Resource id of the subnet in lower case, where the flow log's target is a subnet.</summary>
    public Symbol Subnet { get; private set; }

    /// <summary>Reads one property, from its name to the end of its value.</summary>
    public delegate void PropertyReader(ref Utf8JsonReader json);

    /// <summary>Reads the properties of the object that the reader stands at, to its end.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="flowRecords">Reads <c>flowRecords</c>, wherever it stands among what is said of all its tuples.</param>
    /// <exception cref="JsonException">The object is not well formed.</exception>
    public void Read(ref Utf8JsonReader json, PropertyReader flowRecords)
    {
        IsOtherCategory = false;
        Interface = Account = Network = Subnet = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueSpan.SequenceEqual("flowRecords"u8))
            {
                flowRecords(ref json);
                continue;
            }

            var isMac = json.ValueSpan.SequenceEqual("macAddress"u8);
            var isTarget = json.ValueSpan.SequenceEqual("targetResourceID"u8);
            var isCategory = json.ValueSpan.SequenceEqual("category"u8);
            json.Read();
            if (json.TokenType == JsonTokenType.String)
            {
                if (isMac) Interface = interfaces.Of(json.ValueSpan);
                else if (isTarget) ReadTarget(json.ValueSpan);
                else if (isCategory) IsOtherCategory = !json.ValueSpan.SequenceEqual("FlowLogFlowEvent"u8);
            }
            else
            {
                json.Skip();
            }
        }
    }

    // Records of one interface follow each other: the same text is taken apart once.
    private void ReadTarget(ReadOnlySpan<byte> text)
    {
        if (text.Length > lowered.Length) return;
        if (!text.SequenceEqual(lastTarget.AsSpan(0, Math.Max(0, lastLength))) || lastLength < 0)
        {
            text.CopyTo(lastTarget);
            lastLength = text.Length;
            known = TakeApart(text);
        }

        (Account, Network, Subnet) = known;
    }

    private (Symbol Account, Symbol Network, Symbol Subnet) TakeApart(ReadOnlySpan<byte> text)
    {
        System.Text.Ascii.ToLower(text, lowered, out var length);
        ReadOnlySpan<byte> id = lowered.AsSpan(0, length);
        var network = AzureResourceId.NameAfter(id, "/virtualnetworks/"u8, out var networkEnd);
        var subnet = AzureResourceId.NameAfter(id, "/subnets/"u8, out var subnetEnd);
        return (
            symbols.Intern(AzureResourceId.Subscription(id)),
            symbols.Intern(network.IsEmpty ? id : id[..networkEnd]),
            network.IsEmpty || subnet.IsEmpty ? default : symbols.Intern(id[..subnetEnd]));
    }
}
