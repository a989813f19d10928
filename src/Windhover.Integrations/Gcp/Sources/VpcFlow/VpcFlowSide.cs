using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.VpcFlow;

/// <summary>
/// What a record says of one side of a flow: InstanceDetails, VpcDetails, GkeDetails, GatewayDetails, GoogleServiceDetails, ServerlessDetails. Names are written as the
/// resource names that audit logs have.
/// </summary>
internal sealed class VpcFlowSide
{
    private const int Longest = 512;

    private readonly JsonField instanceProject, zone, region, name, group, vpcProject, vpc, subnet, subnetRegion, pod, space, workload, gateway, service, serviceType, serverless, serverlessRevision;
    private readonly SymbolCache hosts, networks, subnets, texts, pods;

    /// <param name="prefix">What the side's fields begin with.</param>
    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="field">Keeps a field.</param>
    public VpcFlowSide(string prefix, SymbolTable symbols, Keep field)
    {
        hosts = new SymbolCache(symbols.Intern, width: 160);
        networks = new SymbolCache(symbols.Intern, width: 160);
        subnets = new SymbolCache(symbols.Intern, width: 160);
        pods = new SymbolCache(symbols.Intern, width: 160);
        texts = new SymbolCache(symbols);
        instanceProject = field(prefix + "instance.project_id");
        zone = field(prefix + "instance.zone");
        region = field(prefix + "instance.region");
        name = field(prefix + "instance.vm_name");
        group = field(prefix + "instance.managed_instance_group.name");
        vpcProject = field(prefix + "vpc.project_id");
        vpc = field(prefix + "vpc.vpc_name");
        subnet = field(prefix + "vpc.subnetwork_name");
        subnetRegion = field(prefix + "vpc.subnetwork_region");
        pod = field(prefix + "gke_details.pod.pod_name");
        space = field(prefix + "gke_details.pod.pod_namespace");
        workload = field(prefix + "gke_details.pod.pod_workload.workload_name");
        gateway = field(prefix + "gateway.name");
        service = field(prefix + "google_service.service_name");
        serviceType = field(prefix + "google_service.type");
        serverless = field(prefix + "serverless_details.cloud_run_details.service_name", prefix + "serverless_details.cloud_run_details.resource_name");
        serverlessRevision = field(prefix + "serverless_details.resource_name");
    }

    /// <summary>Keeps the field of some paths.</summary>
    public delegate JsonField Keep(params ReadOnlySpan<string> paths);

    /// <summary>The pod ("namespace/name", as the cluster's audit log names it), else the machine ("projects/p/zones/z/instances/n"), else the serverless resource.</summary>
    public Symbol Host(in JsonRecord record)
    {
        if (!record[pod].IsEmpty) return Join(pods, default, record[space], "/"u8, record[pod], default, default);
        if (!record[name].IsEmpty) return Join(hosts, "projects/"u8, record[instanceProject], "/zones/"u8, record[zone], "/instances/"u8, record[name]);
        var resource = record[serverless];
        return texts.Of(resource.IsEmpty ? record[serverlessRevision] : resource);
    }

    /// <summary>True when the record says more of the side than its address.</summary>
    public bool IsNamed(in JsonRecord record) => !record[name].IsEmpty || !record[vpc].IsEmpty || !record[pod].IsEmpty;

    /// <summary>The network: "projects/p/global/networks/n".</summary>
    public Symbol Network(in JsonRecord record) =>
        record[vpc].IsEmpty ? default : Join(networks, "projects/"u8, record[vpcProject], "/global/networks/"u8, record[vpc], default, default);

    /// <summary>The subnet: "projects/p/regions/r/subnetworks/s".</summary>
    public Symbol Subnet(in JsonRecord record)
    {
        if (record[subnet].IsEmpty) return default;
        var place = record[subnetRegion];
        return Join(subnets, "projects/"u8, record[vpcProject], "/regions/"u8, place.IsEmpty ? record[region] : place, "/subnetworks/"u8, record[subnet]);
    }

    /// <summary>The project that owns the machine, else the network.</summary>
    public Symbol Account(in JsonRecord record) => texts.Of(record[instanceProject].IsEmpty ? record[vpcProject] : record[instanceProject]);

    /// <summary>The region.</summary>
    public Symbol Region(in JsonRecord record) =>
        texts.Of(!record[region].IsEmpty ? record[region] : !record[subnetRegion].IsEmpty ? record[subnetRegion] : ResourcePath.Region(record[zone]));

    /// <summary>The gateway, where one reported.</summary>
    public Symbol Gateway(in JsonRecord record) => texts.Of(record[gateway]);

    /// <summary>The provider's service on this side.</summary>
    public Symbol Service(in JsonRecord record) => texts.Of(record[service].IsEmpty ? record[serviceType] : record[service]);

    /// <summary>The workload of the pod, else the instance group of the machine.</summary>
    public Symbol Group(in JsonRecord record)
    {
        if (record[pod].IsEmpty) return texts.Of(record[group]);
        return record[workload].IsEmpty ? default : Join(pods, default, record[space], "/"u8, record[workload], default, default);
    }

    private static Symbol Join(
        SymbolCache cache, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d, ReadOnlySpan<byte> e, ReadOnlySpan<byte> f)
    {
        if (a.Length + b.Length + c.Length + d.Length + e.Length + f.Length > Longest) return cache.Of(f.IsEmpty ? d : f);
        Span<byte> text = stackalloc byte[Longest];
        var length = 0;
        Append(text, ref length, a);
        Append(text, ref length, b);
        Append(text, ref length, c);
        Append(text, ref length, d);
        Append(text, ref length, e);
        Append(text, ref length, f);
        return cache.Of(text[..length]);
    }

    private static void Append(Span<byte> text, ref int length, ReadOnlySpan<byte> part)
    {
        part.CopyTo(text[length..]);
        length += part.Length;
    }
}
