using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.Common;

public class ArnIdentityTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/team/dana", ActorKind.User, "arn:aws:iam::111122223333:user/team/dana", "", "111122223333")]
    [InlineData("arn:aws:iam::111122223333:role/web", ActorKind.Role, "arn:aws:iam::111122223333:role/web", "", "111122223333")]
    [InlineData("arn:aws:iam::111122223333:root", ActorKind.Root, "arn:aws:iam::111122223333:root", "", "111122223333")]
    [InlineData("arn:aws-cn:sts::111122223333:assumed-role/web/i-1", ActorKind.Role, "arn:aws-cn:iam::111122223333:role/web", "arn:aws-cn:sts::111122223333:assumed-role/web/i-1", "111122223333")]
    [InlineData("arn:aws:sts::111122223333:federated-user/g", ActorKind.Federated, "arn:aws:sts::111122223333:federated-user/g", "arn:aws:sts::111122223333:federated-user/g", "111122223333")]
    [InlineData("somebody", ActorKind.Unknown, "somebody", "", "")]
    [InlineData("arn:", ActorKind.Unknown, "arn:", "", "")]
    [InlineData("", ActorKind.Unknown, "", "", "")]
    public void AnIdentityLastsLongerThanItsSession(string name, ActorKind kind, string actor, string session, string account)
    {
        var symbols = new SymbolTable(capacity: 64);
        var identity = new ArnIdentity(symbols);
        for (var i = 0; i < 2; i++)
        {
            var activity = default(ActorActivity);
            identity.Map(Encoding.UTF8.GetBytes(name), ref activity);
            activity.ActorKind.ShouldBe(kind);
            symbols.Text(activity.Actor).ShouldBe(actor);
            symbols.Text(activity.Session).ShouldBe(session);
            symbols.Text(activity.ActorAccount).ShouldBe(account);
        }
    }
}
