using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.VnetFlow;

/// <summary>What a record says of all its tuples: the interface that reported, and the virtual network it is in.</summary>
internal sealed class VnetFlowHead(SymbolTable symbols)
{
    private readonly byte[] lowered = new byte[SymbolTable.LongestText];

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

    /// <summary>Reads the properties of the object that the reader stands at, to its end.</summary>
    /// <exception cref="JsonException">The object is not well formed.</exception>
    public void Read(ref Utf8JsonReader json)
    {
        IsOtherCategory = false;
        Interface = Account = Network = Subnet = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isMac = json.ValueSpan.SequenceEqual("macAddress"u8);
            var isTarget = json.ValueSpan.SequenceEqual("targetResourceID"u8);
            var isCategory = json.ValueSpan.SequenceEqual("category"u8);
            json.Read();
            if (json.TokenType == JsonTokenType.String)
            {
                if (isMac) Interface = MacAddress.Read(json.ValueSpan, symbols);
                else if (isTarget) ReadTarget(json.ValueSpan);
                else if (isCategory) IsOtherCategory = !json.ValueSpan.SequenceEqual("FlowLogFlowEvent"u8);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadTarget(ReadOnlySpan<byte> text)
    {
        if (text.Length > lowered.Length) return;
        System.Text.Ascii.ToLower(text, lowered, out var length);
        ReadOnlySpan<byte> id = lowered.AsSpan(0, length);
        Account = symbols.Intern(AzureResourceId.Subscription(id));
        var network = AzureResourceId.NameAfter(id, "/virtualnetworks/"u8, out var networkEnd);
        Network = symbols.Intern(network.IsEmpty ? id : id[..networkEnd]);
        var subnet = AzureResourceId.NameAfter(id, "/subnets/"u8, out var subnetEnd);
        if (!network.IsEmpty && !subnet.IsEmpty) Subnet = symbols.Intern(id[..subnetEnd]);
    }
}
