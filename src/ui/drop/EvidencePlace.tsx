import './drop.css';
import { useAppState } from '../common/workbenchContext';
import { IntakeView } from '../sources/IntakeView';
import { Welcome } from './Welcome';

export function EvidencePlace() {
  const isEmpty = useAppState((state) => state.intake.length === 0);
  return isEmpty ? <Welcome /> : <IntakeView />;
}
