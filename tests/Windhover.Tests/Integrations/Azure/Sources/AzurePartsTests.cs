using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Activity;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Azure.Sources.EntraAudit;
using Windhover.Integrations.Azure.Sources.KeyVault;
using Windhover.Integrations.Azure.Sources.Storage;
using Windhover.Integrations.Azure.Sources.TrafficAnalytics;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Azure.Sources;

public class AzurePartsTests
{
    [Theory]
    [InlineData("192.0.2.4", "192.0.2.4", 0)]
    [InlineData("192.0.2.4:5678", "192.0.2.4", 5678)]
    [InlineData("[2001:db8::4]:5678", "2001:db8::4", 5678)]
    [InlineData("[2001:db8::4]", "2001:db8::4", 0)]
    [InlineData("2001:db8::4", "2001:db8::4", 0)]
    [InlineData("<null>", "", 0)]
    [InlineData("192.0.2.4:65536", "", 0)]
    [InlineData("[2001:db8::4", "", 0)]
    [InlineData("", "", 0)]
    public void AnAddressIsReadWithAndWithoutItsPort(string text, string address, int port)
    {
        var activity = default(ActorActivity);
        CallerAddress.Read(Encoding.UTF8.GetBytes(text), ref activity);
        activity.SourceAddress.ToString().ShouldBe(address);
        activity.SourcePort.ShouldBe((ushort)port);
    }

    [Theory]
    [InlineData("microsoft.authorization/roleassignments/write", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("microsoft.authorization/roleassignments/read", EventClass.ApiActivity, ActivityKind.Read)]
    [InlineData("microsoft.authorization/elevateaccess/action", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("microsoft.authorization/locks/delete", EventClass.ApiActivity, ActivityKind.Delete)]
    [InlineData("microsoft.managedidentity/userassignedidentities/federatedidentitycredentials/write", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("microsoft.storage/storageaccounts/listkeys/action", EventClass.ApiActivity, ActivityKind.Read)]
    [InlineData("microsoft.storage/storageaccounts/regeneratekey/action", EventClass.ApiActivity, ActivityKind.Update)]
    [InlineData("microsoft.keyvault/vaults/keys/purge/action", EventClass.ApiActivity, ActivityKind.Delete)]
    [InlineData("microsoft.compute/virtualmachines/runcommand/action", EventClass.ApiActivity, ActivityKind.Other)]
    public void AnOperationOfTheControlPlaneIsJudgedByItsName(string name, EventClass eventClass, ActivityKind kind)
    {
        var operation = ActivityOperation.Of(name);
        operation.Class.ShouldBe(eventClass);
        operation.Activity.ShouldBe(kind);
        operation.Service.ShouldBe(name[..name.IndexOf('/', StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("Add member to role", "RoleManagement", "Assign", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("Add user", "UserManagement", "Add", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("Hard Delete user", "UserManagement", "Delete", EventClass.AccountChange, ActivityKind.Delete)]
    [InlineData("Update conditional access policy", "Policy", "Update", EventClass.ApiActivity, ActivityKind.Update)]
    [InlineData("Delete role assignment", "AuditLogs", "Unassign", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("GroupLifecyclePolicies_Get", "GroupManagement", "Update", EventClass.ApiActivity, ActivityKind.Read)]
    public void AnActivityOfTheDirectoryIsJudgedByCategoryAndWords(string name, string category, string type, EventClass eventClass, ActivityKind kind) =>
        EntraAuditOperation.Of(name, category, type).ShouldBe((eventClass, kind));

    [Theory]
    [InlineData("SecretGet", ActivityKind.Read, "secret")]
    [InlineData("SecretSet", ActivityKind.Update, "secret")]
    [InlineData("KeyPurge", ActivityKind.Delete, "key")]
    [InlineData("KeyGetDeleted", ActivityKind.Read, "key")]
    [InlineData("CertificateListDeleted", ActivityKind.Read, "certificate")]
    [InlineData("CertificatePendingDelete", ActivityKind.Delete, "certificate")]
    [InlineData("CertificateIssuersList", ActivityKind.Read, "certificate")]
    [InlineData("KeySign", ActivityKind.Other, "key")]
    [InlineData("VaultPut", ActivityKind.Update, "vault")]
    [InlineData("Authentication", ActivityKind.Logon, "vault")]
    public void AnOperationOfAVaultIsAnObjectAndAVerb(string name, ActivityKind kind, string noun) => KeyVaultOperation.Of(name).ShouldBe((kind, noun));

    [Theory]
    [InlineData("https://v.vault.azure.net/secrets/Name/0123?api-version=7.4", "https://v.vault.azure.net/secrets/Name")]
    [InlineData("https://v.vault.azure.net/secrets/Name", "https://v.vault.azure.net/secrets/Name")]
    [InlineData("https://v.vault.azure.net/", "https://v.vault.azure.net")]
    [InlineData("nonsense", "")]
    public void AnItemOfAVaultHasNoVersion(string uri, string item) => Encoding.UTF8.GetString(KeyVaultItem.Of(Encoding.UTF8.GetBytes(uri))).ShouldBe(item);

    [Theory]
    [InlineData("GetBlob", EventClass.FileHostingActivity, ActivityKind.Read)]
    [InlineData("PutBlob", EventClass.FileHostingActivity, ActivityKind.Create)]
    [InlineData("DeleteFile", EventClass.FileHostingActivity, ActivityKind.Delete)]
    [InlineData("CreatePathFile", EventClass.FileHostingActivity, ActivityKind.Create)]
    [InlineData("SetContainerACL", EventClass.ApiActivity, ActivityKind.Update)]
    [InlineData("GetBlobServiceProperties", EventClass.ApiActivity, ActivityKind.Read)]
    [InlineData("PeekMessages", EventClass.ApiActivity, ActivityKind.Read)]
    [InlineData("InsertOrReplaceEntity", EventClass.ApiActivity, ActivityKind.Create)]
    public void AnOperationOfStorageIsJudgedByItsName(string name, EventClass eventClass, ActivityKind kind) => StorageOperation.Of(name).ShouldBe((eventClass, kind));

    [Theory]
    [InlineData("/subscriptions/s/resourcegroups/g/providers/microsoft.compute/virtualmachines/vm1", "instance")]
    [InlineData("/subscriptions/s/resourcegroups/g/providers/microsoft.network/virtualnetworks/v/subnets/a", "subnet")]
    [InlineData("/subscriptions/s/providers/x/y/z/providers/microsoft.authorization/locks/l", "lock")]
    [InlineData("/subscriptions/s/resourcegroups/g", "resource group")]
    [InlineData("/subscriptions/s", "subscription")]
    [InlineData("/providers/microsoft.authorization", "")]
    public void AResourceIdSaysItsKind(string id, string kind) => AzureResourceId.Kind(Encoding.UTF8.GetBytes(id)).ShouldBe(kind);

    [Fact]
    public void PublicAddressesAreReadFromTablesAndNotebooks()
    {
        var table = new PublicAddresses("203.0.113.80|3|3|30|28|4000|52000 203.0.113.81|1|1|10|9|900|12000"u8);
        table.Next().ShouldBeTrue();
        (table.PacketsOut, table.PacketsIn, table.BytesOut, table.BytesIn).ShouldBe((30, 28, 4000, 52000));
        table.Next().ShouldBeTrue();
        table.Address.ToString().ShouldBe("203.0.113.81");
        table.Next().ShouldBeFalse();
        var notebook = new PublicAddresses("['203.0.113.80', '2001:db8::1']"u8);
        notebook.Next().ShouldBeTrue();
        notebook.Next().ShouldBeTrue();
        notebook.Address.ToString().ShouldBe("2001:db8::1");
        notebook.HasCounters.ShouldBeFalse();
    }

    [Fact]
    public void AuditOfAClusterIsLeftToItsOwnSource()
    {
        var record = """{"time":"2026-03-02T09:00:00Z","category":"kube-audit","operationName":"Microsoft.ContainerService/managedClusters/diagnosticLogs/Read","resourceId":"/SUBSCRIPTIONS/S","properties":{"log":"{}"}}"""u8;
        AzureLogHead.In(record).ShouldBe(AzureLogKinds.Other);
        foreach (var source in SourceSamples.Catalogue.All.Where(s => s.Descriptor.Name.StartsWith("azure.", StringComparison.Ordinal) || s.Descriptor.Name.StartsWith("entra.", StringComparison.Ordinal)))
            (source.Recognise(record) > 0).ShouldBe(source.Descriptor.Name == "azure.aks-audit", source.Descriptor.Name);
    }

    [Fact]
    public void EveryRowOfRecordedTrafficIsAFlow()
    {
        if (RepositoryTree.SharedData("azure-nsg-flows") is not { } folder)
        {
            Assert.Skip("recorded flows beside the repository (../shared/data/azure-nsg-flows) are absent");
            return;
        }

        var bytes = File.ReadAllBytes(Path.Combine(folder, "az_net_flows.csv"));
        var source = SourceSamples.Catalogue.Recognise(bytes.AsSpan(0, 65_536)).ShouldNotBeNull();
        source.Descriptor.Name.ShouldBe("azure.traffic-analytics");
        var read = SourceSample.Read(source, bytes, []);
        read.Network.Length.ShouldBe(460);
        read.Rejected.ShouldBeEmpty();
        read.Network.ToArray().Count(f => f.Direction == FlowDirection.Inbound).ShouldBe(7);
        read.Network.ToArray().Count(f => read.Symbols.Text(f.Host) == "asihuntomsworkspacerg/msticalertswin1").ShouldBe(452);
    }
}
