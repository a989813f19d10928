using System.Buffers.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Storage;

/// <summary>From a request to the blobs, files, queues or tables of a storage account to an event.</summary>
internal sealed class StorageMapping : IAzureMapping
{
    private readonly AzureSymbols symbols;
    private readonly StorageIdentity identity;
    private readonly StorageTarget target;
    private readonly Symbol service;
    private readonly AzureField time, operation, category, address, location, statusCode, statusText, response, userAgent, requestSize, responseSize;
    private readonly Dictionary<Symbol, (EventClass Class, ActivityKind Kind)> known = [];

    /// <param name="fields">Keeps the fields.</param>
    /// <param name="symbols">Keeps the columns.</param>
    public StorageMapping(AzureFields fields, AzureSymbols symbols)
    {
        this.symbols = symbols;
        identity = new StorageIdentity(fields, symbols);
        target = new StorageTarget(fields, symbols);
        service = symbols.Table.Intern("microsoft.storage"u8);
        time = fields.Text("time", "TimeGenerated");
        operation = fields.Text("operationName", "OperationName");
        category = fields.Text("category", "Category");
        address = fields.Text("callerIpAddress", "CallerIpAddress");
        location = fields.Text("location", "Location");
        statusCode = fields.Text("statusCode", "StatusCode");
        statusText = fields.Text("statusText", "StatusText");
        response = fields.Text("properties.metricResponseType", "MetricResponseType");
        userAgent = fields.Text("properties.userAgentHeader", "UserAgentHeader");
        requestSize = fields.Text("properties.requestBodySize", "RequestBodySize");
        responseSize = fields.Text("properties.responseBodySize", "ResponseBodySize");
    }

    /// <inheritdoc />
    public string? Map(in JsonRecord record, ref ActorActivity activity, EventBuffer output)
    {
        var when = time.In(record);
        if (when.IsEmpty) return "time: missing";
        if (!IsoTime.TryRead(when, out activity.Time) && !StorageTime.TryRead(when, out activity.Time)) return "time: not a time";
        var name = operation.In(record);
        if (name.IsEmpty) return "operationName: missing";

        activity.Operation = symbols.Of(name);
        activity.Service = service;
        activity.Region = symbols.Of(location.In(record));
        activity.Agent = symbols.Agent(userAgent.In(record));
        CallerAddress.Read(address.In(record), ref activity);
        activity.BytesIn = Size(requestSize.In(record));
        activity.BytesOut = Size(responseSize.In(record));
        target.Map(record, ref activity);
        (activity.Class, activity.Activity) = Judge(activity.Operation);
        if (activity.Activity == ActivityKind.Other) activity.Activity = OfCategory(category.In(record));
        identity.Map(record, target.Account(record), ref activity);
        Result(record, ref activity);
        return null;
    }

    private (EventClass Class, ActivityKind Kind) Judge(Symbol name)
    {
        if (known.TryGetValue(name, out var found)) return found;
        if (known.Count >= 4096) known.Clear();
        return known[name] = StorageOperation.Of(symbols.Table.Text(name));
    }

    private static ActivityKind OfCategory(ReadOnlySpan<byte> category)
    {
        if (category.SequenceEqual("StorageRead"u8)) return ActivityKind.Read;
        if (category.SequenceEqual("StorageWrite"u8)) return ActivityKind.Update;
        return category.SequenceEqual("StorageDelete"u8) ? ActivityKind.Delete : ActivityKind.Other;
    }

    private void Result(in JsonRecord record, ref ActorActivity activity)
    {
        var said = response.In(record);
        var text = statusText.In(record);
        if (HttpStatus.TryRead(statusCode.In(record), out var code)) activity.Outcome = code < 400 ? Outcome.Success : Outcome.Failure;
        else if (IsSuccess(text) || (text.IsEmpty && IsSuccess(said))) activity.Outcome = Outcome.Success;
        else if (!text.IsEmpty || !said.IsEmpty) activity.Outcome = Outcome.Failure;
        if (activity.Outcome == Outcome.Failure) activity.Error = symbols.Of(!text.IsEmpty ? text : !said.IsEmpty ? said : statusCode.In(record));
    }

    // "Success", "SASSuccess", "AnonymousSuccess", "SuccessWithThrottling".
    private static bool IsSuccess(ReadOnlySpan<byte> text) => text.IndexOf("Success"u8) >= 0;

    private static long Size(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long size, out var used) && used == text.Length && size > 0 ? size : 0;
}
