using System.Text;
using Npgsql;
using Windhover.Storage.PostgreSql;
using Windhover.Testing.Stores;

[assembly: Xunit.AssemblyFixture(typeof(PostgreSqlServer))]

namespace Windhover.Tests.Storage;

/// <summary>Places in the server of this assembly, for one test: the same folder is the same schema.</summary>
public sealed class PostgreSqlStores(PostgreSqlServer server) : IDisposable
{
    private readonly List<PostgreSqlPlace> places = [];

    /// <summary>The address for a folder.</summary>
    public PostgreSqlAddress Address(string folder) => PostgreSqlAddress.Parse(Text(folder));

    /// <summary>The same as it is written.</summary>
    public string Text(string folder)
    {
        var schema = "t_" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Path.GetFileName(folder)));
        return $"{server.AddressAsync(schema).GetAwaiter().GetResult()};Application Name={schema}";
    }

    /// <summary>A place for a folder.</summary>
    public PostgreSqlPlace Place(string folder)
    {
        var place = new PostgreSqlPlace(Address(folder));
        places.Add(place);
        return place;
    }

    /// <summary>A connection of nobody's, for what no store does.</summary>
    public NpgsqlConnection Connect(string folder)
    {
        var connection = new NpgsqlConnection(Text(folder) + ";Pooling=false");
        connection.Open();
        return connection;
    }

    public void Dispose() => places.ForEach(place => place.Dispose());
}
