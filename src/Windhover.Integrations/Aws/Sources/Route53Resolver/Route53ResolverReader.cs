using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.Route53Resolver;

/// <summary>One query and its answer: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs-format.html.</summary>
internal sealed class Route53ResolverReader : JsonRecordReader
{
    private const byte Tcp = 6, Udp = 17;

    private readonly ResolverFacts facts = new();
    private readonly Symbol domain;
    private readonly SymbolCache names, types, codes, accounts, regions, networks, hosts, rules;
    private readonly JsonField time, account, region, network, name, type, code, address, port, transport, instance, endpoint, ruleGroup, action;

    /// <param name="context">What the file is read with.</param>
    public Route53ResolverReader(ReaderContext context)
        : base(context)
    {
        domain = Symbols.Intern("domain"u8);
        names = new SymbolCache(text => NameText.Domain(Symbols, text));
        (types, codes, accounts, regions) = (new(Symbols), new(Symbols), new(Symbols), new(Symbols));
        (networks, hosts, rules) = (new(Symbols), new(Symbols), new(Symbols));
        time = Field("query_timestamp");
        account = Field("account_id");
        region = Field("region");
        network = Field("vpc_id");
        name = Field("query_name");
        type = Field("query_type");
        code = Field("rcode");
        address = Field("srcaddr");
        port = Field("srcport");
        transport = Field("transport");
        instance = Field("srcids.instance");
        endpoint = Field("srcids.resolver_endpoint");
        ruleGroup = Field("firewall_rule_group_id");
        action = Field("firewall_rule_action");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!IsoTime.TryRead(record[time], out var when))
        {
            output.Reject(at, record[time].IsEmpty ? "query_timestamp is missing" : "query_timestamp is not a time");
            return;
        }

        if (record[name].IsEmpty)
        {
            output.Reject(at, "query_name is missing");
            return;
        }

        ref var query = ref Begin(output, at, when, EventClass.DnsActivity);
        query.Activity = ActivityKind.Read;
        query.Operation = types.Of(record[type]);
        query.Resource = names.Of(record[name]);
        query.ResourceKind = domain;
        query.Account = accounts.Of(record[account]);
        query.Region = regions.Of(record[region]);
        query.Network = networks.Of(record[network]);
        query.Related = rules.Of(record[ruleGroup]);
        var isInstance = !record[instance].IsEmpty;
        query.Host = hosts.Of(isInstance ? record[instance] : record[endpoint]);
        Address.TryParse(record[address], out query.SourceAddress);
        query.SourcePort = FieldText.Port(record[port]);
        query.Protocol = record.Is(transport, "UDP"u8) ? Udp : record.Is(transport, "TCP"u8) ? Tcp : (byte)0;
        Outcome(record, ref query);
        if (isInstance) facts.Learn(query, output);
    }

    // A blocked query may well be answered with NOERROR and nothing in it.
    private void Outcome(in JsonRecord record, ref ActorActivity query)
    {
        var answer = record[code];
        var isBlocked = record.Is(action, "BLOCK"u8);
        var isAnswered = answer.SequenceEqual("NOERROR"u8);
        if (isBlocked || !isAnswered) query.Error = codes.Of(isBlocked && (isAnswered || answer.IsEmpty) ? record[action] : answer);
        if (isBlocked || !answer.IsEmpty) query.Outcome = isBlocked || !isAnswered ? Core.Events.Outcome.Failure : Core.Events.Outcome.Success;
    }
}
