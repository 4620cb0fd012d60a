namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>A folder for one database, gone when it is disposed of.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retail-benchmark-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "store.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
