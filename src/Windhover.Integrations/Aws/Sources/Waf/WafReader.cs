using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.Waf;

/// <summary>One request and what the list did with it: https://docs.aws.amazon.com/waf/latest/developerguide/logging-fields.html.</summary>
internal sealed class WafReader : JsonRecordReader
{
    private const int FirstErrorStatus = 400;

    private readonly Symbol host;
    private readonly SymbolCache hosts, methods, rules, services, errors, agents;
    private readonly SymbolCache accounts, regions;
    private readonly JsonField time, acl, rule, action, service, client, method, hostName, headers, requestId, status, bodySize;

    /// <param name="context">What the file is read with.</param>
    public WafReader(ReaderContext context)
        : base(context)
    {
        host = Symbols.Intern("host"u8);
        hosts = new SymbolCache(text => NameText.Domain(Symbols, NameText.HostOf(text)));
        agents = new SymbolCache(text => UserAgentFamily.Intern(text, Symbols), width: 320);
        (methods, rules, services, errors) = (new(Symbols), new(Symbols), new(Symbols), new(Symbols));
        (accounts, regions) = (new(Symbols), new(Symbols));
        time = Field("timestamp");
        acl = Field("webaclId");
        rule = Field("terminatingRuleId");
        action = Field("action");
        service = Field("httpSourceName");
        client = Field("httpRequest.clientIp");
        method = Field("httpRequest.httpMethod");
        hostName = Field("httpRequest.host");
        headers = Whole("httpRequest.headers");
        requestId = Field("httpRequest.requestId", "httpRequest.requestID");
        status = Field("responseCodeSent");
        bodySize = Field("requestBodySize");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (Problem(record, out var when) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        ref var request = ref Begin(output, at, when, EventClass.HttpActivity);
        request.Operation = methods.Of(record[method]);
        request.Activity = HttpVerb.Activity(record[method]);
        request.Service = services.Of(record[service]);
        request.Related = rules.Of(record[rule]);
        var list = new Arn(record[acl]);
        request.Account = accounts.Of(list.Account);
        request.Region = regions.Of(list.Region);
        Address.TryParse(record[client], out request.SourceAddress);
        request.Resource = hosts.Of(record[hostName]);
        Headers(record.Slice(headers), ref request);
        if (!request.Resource.IsNone) request.ResourceKind = host;
        request.BytesIn = FieldText.Number(record[bodySize]);
        request.Id = FieldText.Id(record[requestId], record[time], record[acl]);
        Outcome(record, ref request);
    }

    private string? Problem(in JsonRecord record, out long when)
    {
        var text = record[time];
        when = FieldText.Number(text);
        if (when == 0 && !IsoTime.TryRead(text, out when)) return text.IsEmpty ? "timestamp is missing" : "timestamp is not a time";
        return record[action].IsEmpty ? "action is missing" : null;
    }

    private void Headers(JsonSlice list, ref ActorActivity request)
    {
        foreach (var header in list)
        {
            var name = header.Text("name");
            if (name.Length == 4 && System.Text.Ascii.EqualsIgnoreCase(name, "host"u8) && request.Resource.IsNone) request.Resource = hosts.Of(header.Text("value"));
            else if (name.Length == 10 && System.Text.Ascii.EqualsIgnoreCase(name, "user-agent"u8)) request.Agent = agents.Of(header.Text("value"));
        }
    }

    // CAPTCHA and CHALLENGE end a request only when its token is missing or wrong.
    private void Outcome(in JsonRecord record, ref ActorActivity request)
    {
        var isAllowed = record.Is(action, "ALLOW"u8) || record.Is(action, "COUNT"u8);
        request.Outcome = isAllowed ? Core.Events.Outcome.Success : Core.Events.Outcome.Failure;
        if (!isAllowed) request.Error = errors.Of(FieldText.Number(record[status]) >= FirstErrorStatus ? record[status] : record[action]);
    }
}
