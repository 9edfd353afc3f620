/** What `-EncodedCommand` takes: Base64 of UTF-16LE text. */
export function encodedCommand(script: string): string {
  return Buffer.from(script, 'utf16le').toString('base64');
}

/** Harmless scripts: they read, count and print. */
export const scripts = {
  inventory:
    "$computer = Get-CimInstance Win32_OperatingSystem; Write-Output ($computer.CSName + ' ' + $computer.Version)",
  neighbours:
    "Get-NetNeighbor -AddressFamily IPv4 | Where-Object State -ne 'Unreachable' | Sort-Object IPAddress | ForEach-Object { Write-Output ('{0} {1}' -f $_.IPAddress, $_.LinkLayerAddress) }",
  domainReport:
    "$domain = [System.DirectoryServices.ActiveDirectory.Domain]::GetCurrentDomain(); $domain.DomainControllers | ForEach-Object { Write-Output ('controller ' + $_.Name + ' at ' + $_.IPAddress) }; $searcher = New-Object System.DirectoryServices.DirectorySearcher('(objectCategory=computer)'); $searcher.PageSize = 500; $found = $searcher.FindAll(); Write-Output ('computers in the domain: ' + $found.Count); $found | Select-Object -First 25 | ForEach-Object { Write-Output $_.Properties['name'][0] }",
  shareSizes:
    "Get-SmbShare | Where-Object { $_.Name -notlike '*$' } | ForEach-Object { $files = Get-ChildItem -LiteralPath $_.Path -Recurse -File -ErrorAction SilentlyContinue | Measure-Object Length -Sum; Write-Output ('{0}: {1} files, {2:N1} GB' -f $_.Name, $files.Count, ($files.Sum / 1GB)) }",
  sessions:
    "$here = $env:COMPUTERNAME; Get-CimInstance Win32_LogonSession | Where-Object LogonType -in 2, 10 | ForEach-Object { Write-Output ($here + ' session ' + $_.LogonId + ' since ' + $_.StartTime) }",
  backupPlaces:
    "Get-PSDrive -PSProvider FileSystem | ForEach-Object { $root = $_.Root; Get-ChildItem $root -Directory -ErrorAction SilentlyContinue | Where-Object { $_.Name -match 'backup|repo|archive' } | ForEach-Object { Write-Output ($root + ' holds ' + $_.FullName + ' changed ' + $_.LastWriteTimeUtc) } }",
  newestFiles:
    "Get-ChildItem 'E:\\Shares' -Recurse -File | Sort-Object LastWriteTimeUtc -Descending | Select-Object -First 200 FullName, Length | Format-Table -AutoSize | Out-String -Width 220 | Write-Output",
} as const;
