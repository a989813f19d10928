using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Outputs.Exports;
using Windhover.Integrations.Aws.Sources.CloudTrail;
using Xunit;

namespace Windhover.Tests.Detection;

/// <summary>What the vendors' tables say of their operations, and what becomes of a model's claims.</summary>
public class OperationTechniquesTests
{
    private static readonly OperationTechniques Shipped = OperationTechniques.Load([typeof(CloudTrailSource).Assembly]);
    private static readonly AttackTechnique Accounts = new("TA0007", "T1087.004"), Services = new("TA0007", "T1526"), Machines = new("TA0007", "T1580"), Valid = new("TA0001", "T1078.004");

    [Theory]
    [InlineData("ListUsers", "T1087.004")]
    [InlineData("DescribeInstanceTypeOfferings", "T1580")]
    [InlineData("get secrets", "T1552.007")]
    [InlineData("Microsoft.Compute/virtualMachines/runCommand/action", "T1651")]
    [InlineData("google.cloud.secretmanager.v1.SecretManagerService.AccessSecretVersion", "T1555.006")]
    public void AnOperationServesWhatItsVendorsTableSays(string operation, string technique) => Shipped.Of(operation).ShouldContain(t => t.Technique == technique);

    [Fact]
    public void AnOperationOfNoTableServesNothingKnown() => Shipped.Of("PaintItBlack").ShouldBeEmpty();

    [Fact]
    public void AModelOfManyOperationsClaimsWhatTheOneServes() => Shipped.Narrow([Accounts, Services, Machines], "ListUsers").ShouldBe([Accounts]);

    [Fact]
    public void WhatNoTableSpeaksOfIsStillClaimed() => Shipped.Narrow([Accounts, Valid], "ListUsers").ShouldBe([Accounts, Valid]);

    [Fact]
    public void AModelThatKnowsBetterThanTheTableKeepsItsClaims() => Shipped.Narrow([new("TA0040", "T1486"), new("TA0040", "T1490")], "GetObject").Count.ShouldBe(2);

    [Fact]
    public void AnOperationOfNoTableLeavesEveryClaim() => Shipped.Narrow([Accounts, Services], "PaintItBlack").ShouldBe([Accounts, Services]);

    [Fact]
    public void EveryTechniqueOfTheTablesHasANameOfItsOwn()
    {
        var claimed = Shipped.All.Select(t => t.Technique).Distinct(StringComparer.Ordinal).ToList();
        claimed.Count.ShouldBeGreaterThan(40);
        claimed.Where(t => AttackNames.Technique(t) == t).ShouldBeEmpty("a technique that ATT&CK does not have");
    }

    [Fact]
    public void ACatalogueThatIsTunedStillKnowsTheTables() =>
        ModelCatalogue.Load([typeof(CloudTrailSource).Assembly], [], samples: false).With((IReadOnlyList<Model>)[]).Techniques.Of("ListUsers").ShouldNotBeEmpty();
}
