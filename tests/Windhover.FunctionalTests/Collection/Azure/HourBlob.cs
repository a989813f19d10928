using System.Globalization;

namespace Windhover.FunctionalTests.Collection.Azure;

/// <summary>
/// An hour of virtual network flow logs as Azure writes it: a first block that opens the array, a block for each minute, and a last one that closes it and is committed behind
/// the others each time (https://learn.microsoft.com/en-us/azure/network-watcher/vnet-flow-logs-overview).
/// </summary>
internal sealed class HourBlob(Azurite store, string blob)
{
    internal const int TuplesInRecord = 3;
    private readonly List<string> _blocks = [];

    internal static string Name(string container, DateTimeOffset time, string resource) => string.Create(CultureInfo.InvariantCulture,
        $"{container}/flowLogResourceID=/4F2C9D1E-7A35-4B0E-9C56-1D8E2F7A6B30_NETWORKWATCHERRG/NETWORKWATCHER_WESTEUROPE_{resource}/y={time:yyyy}/m={time:MM}/d={time:dd}/h={time:HH}/m=00/macAddress=00224871C205/PT1H.json");

    /// <summary>One record; its tuples' ports are made from its number.</summary>
    internal static string Record(int number)
    {
        var tuples = Enumerable.Range(0, TuplesInRecord).Select(t => string.Create(CultureInfo.InvariantCulture, $"\"{1772442000000 + (number * 1000) + t},10.20.1.6,203.0.113.80,{2000 + (number * TuplesInRecord) + t},443,6,O,B,NX,0,0,0,0\""));
        return string.Create(CultureInfo.InvariantCulture, $$$"""{"time":"2026-03-02T09:00:{{{number % 60:D2}}}Z","flowLogVersion":4,"flowLogGUID":"b7d4a5f0-2c1e-4a8b-9f37-60d1c2e3f4a5","macAddress":"00224871C205","category":"FlowLogFlowEvent","flowLogResourceID":"/SUBSCRIPTIONS/4F2C9D1E-7A35-4B0E-9C56-1D8E2F7A6B30/FLOWLOGS/SHOP","targetResourceID":"/subscriptions/4f2c9d1e/virtualNetworks/a{b}\"c","operationName":"FlowLogFlowEvent","flowRecords":{"flows":[{"aclID":"3e8f1a72-90bd-4c6d-8a11-5f0c7e2b9d44","flowGroups":[{"rule":"]}","flowTuples":[{{{string.Join(',', tuples)}}}]}]}]}}""");
    }

    /// <summary>Adds a minute and commits.</summary>
    internal async Task AddAsync(string id, params int[] records)
    {
        if (_blocks.Count == 0)
        {
            await store.StageAsync(blob, "open", "{\"records\":[");
            await store.StageAsync(blob, "close", "]}");
            _blocks.AddRange(["open", "close"]);
        }

        var text = string.Join(",\n", records.Select(Record));
        await store.StageAsync(blob, id, _blocks.Count > 2 ? ",\n" + text : text);
        _blocks.Insert(_blocks.Count - 1, id);
        await store.CommitAsync(blob, _blocks);
    }

    /// <summary>Writes a block anew, under another id and with other records, and commits.</summary>
    internal async Task RewriteAsync(string id, string newId, params int[] records)
    {
        var text = string.Join(",\n", records.Select(Record));
        await store.StageAsync(blob, newId, _blocks.IndexOf(id) > 1 ? ",\n" + text : text);
        _blocks[_blocks.IndexOf(id)] = newId;
        await store.CommitAsync(blob, _blocks);
    }
}
